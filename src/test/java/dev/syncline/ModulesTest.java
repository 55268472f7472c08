package dev.syncline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
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
        ImportOption mainAndPlanted =
                location -> !location.contains("/test-classes/") || location.contains("PlantedViolation");
        ApplicationModules modules = ApplicationModules.of(Syncline.class, mainAndPlanted);
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
