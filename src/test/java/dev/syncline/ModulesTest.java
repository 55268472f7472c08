package dev.syncline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** The modules keep to their allowed dependencies. */
class ModulesTest {

    @Test
    void everyModuleUsesOnlyWhatItMay() {
        ApplicationModules.of(Syncline.class).verify();
    }

    @Test
    void allModulesOfTheDesignExist() {
        assertThat(ApplicationModules.of(Syncline.class).stream()
                        .map(module -> module.getIdentifier().toString()))
                .containsExactlyInAnyOrder(
                        "access",
                        "assist",
                        "backup",
                        "change",
                        "connection",
                        "connector",
                        "console",
                        "desk",
                        "directory",
                        "fault",
                        "incoming",
                        "input",
                        "item",
                        "node",
                        "notification",
                        "outbound",
                        "outgoing",
                        "queue",
                        "redmine",
                        "requesttracker",
                        "salesforce",
                        "script",
                        "signing",
                        "text",
                        "timed",
                        "transport",
                        "trial",
                        "twin",
                        "vault",
                        "worklist",
                        "xurrent");
    }

    @Test
    void aPlantedViolationIsSeen() {
        // No more than the two modules: looking through all of them a second time takes a minute.
        ImportOption twoAndPlanted = location -> location.contains("PlantedViolation")
                || (!location.contains("/test-classes/")
                        && Stream.of("Syncline.", "item/", "queue/")
                                .anyMatch(part -> location.contains("/dev/syncline/" + part)));
        ApplicationModules modules = ApplicationModules.of(Syncline.class, twoAndPlanted);
        assertThatThrownBy(modules::verify)
                .isInstanceOf(Violations.class)
                .hasMessageContaining("PlantedViolation")
                .hasMessageContaining("item")
                .hasMessageContaining("queue");
    }

    @Test
    void eachModuleIsClosed() {
        assertThat(ApplicationModules.of(Syncline.class).stream()).noneMatch(ApplicationModule::isOpen);
    }
}
