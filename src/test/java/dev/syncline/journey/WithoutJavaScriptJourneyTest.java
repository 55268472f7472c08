package dev.syncline.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import dev.syncline.testing.Eventually;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The main job in browsers that run no scripts: whatever scripts add is comfort. */
class WithoutJavaScriptJourneyTest {

    @Test
    void aTicketTravelsWithoutAnyScriptInTheBrowser() throws Exception {
        try (Stage stage = Stage.set()) {
            Administrator acme = stage.firstWithoutScripts(stage.acme());
            Administrator globex = stage.firstWithoutScripts(stage.globex());
            accept(globex, initiate(acme, stage.globex().address().toString()));
            publishRules(globex);
            syncEveryTicket(acme);
            createTicket(acme);

            globex.open("/desk");
            reloadUntilShown(globex, "From Acme: Printer on fire");
            globex.link("Printer on fire").click();
            reloadUntilShown(globex, "Please hurry.");
            reloadUntilShown(globex, "photo.txt");
            globex.screenshot("without-scripts/ticket-on-globex");
            acme.open("/items?key=ACME-1");
            reloadUntilShown(acme, "GLOBEX-1");
            acme.screenshot("without-scripts/item-on-acme");
            acme.page().locator("[id^=exalate-]").click();
            assertThat(acme.says()).contains("is on its way over");
        }
    }

    private static String initiate(Administrator acme, String address) {
        acme.open("/connections");
        acme.link("Initiate connection").click();
        acme.field("Destination instance URL").fill(address);
        acme.button("Next").click();
        WizardSteps.stands(
                acme, "Configuration type, step 1 of 3: Initiate connection", "Choose the configuration type");
        acme.page().locator("#mode-SCRIPT").check();
        acme.screenshot("without-scripts/initiate");
        acme.button("Next").click();
        WizardSteps.stands(acme, "Connection information, step 2 of 3: Initiate connection", "Connection information");
        acme.field("Remote instance short name").fill("Globex");
        acme.button("Initiate").click();
        WizardSteps.stands(acme, "Invitation, step 3 of 3: Initiate connection", "Invitation");
        String code = acme.page().locator("#code").inputValue();
        acme.screenshot("without-scripts/invitation");
        assertThat(code).startsWith("syncline1_");
        return code;
    }

    private static void accept(Administrator globex, String code) {
        globex.open("/connections");
        globex.link("Accept invitation").click();
        globex.field("Invitation code").fill(code);
        globex.button("Next").click();
        globex.button("Accept").click();
        globex.screenshot("without-scripts/accepted");
        globex.open("/connections");
        reloadUntilShown(globex, "Active");
    }

    private static void publishRules(Administrator globex) {
        globex.open("/connections");
        globex.link("Edit connection").click();
        globex.rule(
                "incoming",
                globex.page().locator("#incoming").inputValue()
                        + "\nissue.summary = 'From Acme: ' + replica.summary\n");
        globex.screenshot("without-scripts/rules");
        globex.publish();
        assertThat(globex.says()).contains("Published as revision 2.");
    }

    private static void syncEveryTicket(Administrator acme) {
        acme.open("/connections");
        reloadUntilShown(acme, "Active");
        acme.open("/triggers");
        acme.link("Create trigger").click();
        acme.field("Then sync with").selectOption("Acme to Globex");
        acme.button("Create").click();
        assertThat(acme.page()).hasURL(Pattern.compile(".*/triggers$"));
    }

    private static void createTicket(Administrator acme) {
        acme.open("/desk");
        acme.link("New ticket").click();
        acme.field("Subject").fill("Printer on fire");
        acme.button("Create ticket").click();
        acme.field("New comment").fill("Please hurry.");
        acme.button("Add comment").click();
        acme.page()
                .locator("#files")
                .setInputFiles(new FilePayload("photo.txt", "text/plain", "smoke".getBytes(StandardCharsets.UTF_8)));
        acme.button("Upload").click();
        assertThat(acme.says()).contains("photo.txt");
    }

    private static void reloadUntilShown(Administrator administrator, String text) {
        Eventually.holds(() -> "'%s' is shown: %s".formatted(text, administrator.says()), () -> {
            administrator.page().navigate(administrator.page().url());
            return administrator.says().contains(text);
        });
    }
}
