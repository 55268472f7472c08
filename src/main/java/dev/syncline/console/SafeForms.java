package dev.syncline.console;

import dev.syncline.access.SafeForm;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Forms whose words come back after a session ran out. Passwords, license keys and invitation codes are in none of them.
 */
@Configuration(proxyBeanMethods = false)
class SafeForms {

    private static final List<String> WIZARD = List.of(
            "destination",
            "noAddress",
            "asked",
            "address",
            "mode",
            "localShortName",
            "remoteShortName",
            "name",
            "description",
            "formId");
    private static final List<String> RULES = List.of("outgoing", "incoming", "note", "basedOn", "version");
    private static final List<String> TRIGGER =
            List.of("entityType", "filter", "connection", "notes", "active", "containing");

    @Bean
    SafeForm destinationForm() {
        return new SafeForm("/connections/initiate/destination", "/connections/initiate", WIZARD);
    }

    @Bean
    SafeForm initiateForm() {
        return new SafeForm("/connections/initiate", "/connections/initiate/information", WIZARD);
    }

    @Bean
    SafeForm previousForm() {
        return new SafeForm("/connections/initiate/previous", "/connections/initiate/information", WIZARD);
    }

    /** The code is a secret and is pasted again; how this side is called comes back. */
    @Bean
    SafeForm acceptForm() {
        return new SafeForm("/connections/accept/confirmed", "/connections/accept", List.of("localShortName"));
    }

    @Bean
    SafeForm deactivateForm() {
        return new SafeForm("/connections/*/deactivate", "", List.of("reason"));
    }

    @Bean
    SafeForm deleteForm() {
        return new SafeForm("/connections/*/delete", "", List.of("reason"));
    }

    @Bean
    SafeForm rulesForm() {
        return new SafeForm("/connections/*/edit", "", RULES);
    }

    @Bean
    SafeForm draftForm() {
        return new SafeForm("/connections/*/draft", "/connections/*/edit", RULES);
    }

    @Bean
    SafeForm newTriggerForm() {
        return new SafeForm("/triggers/create", "", TRIGGER);
    }

    @Bean
    SafeForm triggerForm() {
        return new SafeForm("/triggers/*/edit", "", TRIGGER);
    }

    @Bean
    SafeForm settingsForm() {
        return new SafeForm("/settings", "", List.of("name", "publicAddress"));
    }
}
