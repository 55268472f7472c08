package dev.syncline.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import dev.syncline.fault.Faults;
import dev.syncline.queue.Queue;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.RunningNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job as two administrators do it: connect two nodes, then watch a ticket travel both ways. */
class MainJobJourneyTest {

    private Chromium chromium;
    private RunningNode acmeNode;
    private RunningNode globexNode;
    private Administrator acme;
    private Administrator globex;

    @BeforeEach
    void startBothNodes(@TempDir Path folder) {
        chromium = Chromium.start();
        acmeNode = RunningNode.start(NodeArguments.named("Acme", folder.resolve("acme")));
        globexNode = RunningNode.start(NodeArguments.named("Globex", folder.resolve("globex")));
        acme = new Administrator(chromium.browser(), acmeNode.address());
        globex = new Administrator(chromium.browser(), globexNode.address());
        acme.setUp(acmeNode.setupLink());
        globex.setUp(globexNode.setupLink());
    }

    @AfterEach
    void stopBothNodes() {
        if (acme != null) {
            acme.close();
            globex.close();
            acmeNode.close();
            globexNode.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void aTicketTravelsBothWaysOverAConnectionMadeWithAnAddress() {
        String code = initiateWithAddress();
        accept(code, "wizard");
        isActive(acme);
        isActive(globex);
        publishRules();
        syncEveryTicket();

        ticketTravels();
        try (CarriedThrough operations = new CarriedThrough(acme, globex)) {
            operations.all();
        }

        assertThat(acme.complaints()).isEmpty();
        assertThat(globex.complaints()).isEmpty();
    }

    @Test
    void aTicketTravelsOverAConnectionMadeWithoutAnAddress() {
        String code = initiateWithoutAddress();
        accept(code, "no-url");
        acme.open("/connections");
        acme.page().locator("a[id^=invitation-]").click();
        assertThat(acme.button("Confirm")).isVisible();
        acme.screenshot("no-url-confirm");
        assertThat(acme.page().locator("main").innerText()).contains(safetyNumberOnGlobex());
        acme.button("Confirm").click();
        isActive(acme);
        isActive(globex);
        syncEveryTicket();

        ticketTravels();
    }

    private String initiateWithAddress() {
        acme.open("/connections");
        acme.screenshot("1-connections");
        acme.link("Initiate connection").click();
        acme.screenshot("2-destination");
        acme.field("Destination instance URL").fill(globexNode.address().toString());
        acme.button("Next").click();
        assertThat(acme.page().getByText("Choose the configuration type")).isVisible();
        acme.screenshot("3-configuration-type");
        return chooseScriptAndInitiate();
    }

    private String initiateWithoutAddress() {
        acme.open("/connections");
        acme.link("Initiate connection").click();
        acme.page().getByLabel("I don't have a URL").check();
        acme.button("Next").click();
        acme.screenshot("no-url-configuration-type");
        return chooseScriptAndInitiate();
    }

    private String chooseScriptAndInitiate() {
        acme.page().locator("#mode-SCRIPT").check();
        acme.button("Next").click();
        acme.field("Local instance short name").fill("Acme");
        acme.field("Remote instance short name").fill("Globex");
        acme.field("Connection name").fill("Acme to Globex");
        acme.field("Description").fill("Printer tickets");
        acme.screenshot("4-connection-information");
        acme.button("Initiate").click();
        String code = acme.page().locator("#code").inputValue();
        assertThat(code).startsWith("syncline1_");
        acme.screenshot("5-invitation-code");
        acme.link("Done").click();
        assertThat(acme.page().locator("#connections").getByText("Pending")).isVisible();
        return code;
    }

    private void accept(String code, String name) {
        globex.open("/connections");
        globex.link("Accept invitation").click();
        globex.field("Invitation code").fill(code.substring(0, 40) + "\n  " + code.substring(40) + " ");
        globex.button("Next").click();
        assertThat(globex.page().getByText("Safety number")).isVisible();
        globex.screenshot(name + "-6-invitation-preview");
        globex.field("Local instance short name").fill("Globex");
        globex.button("Accept").click();
        assertThat(globex.page()).not().hasURL(Pattern.compile(".*/accept.*"));
        globex.screenshot(name + "-7-accepted");
    }

    private String safetyNumberOnGlobex() {
        globex.open("/connections");
        globex.page()
                .navigate(globex.page()
                        .locator("a[id^=edit-]")
                        .getAttribute("href")
                        .replaceAll("^/", globexNode.address() + "/")
                        .replaceAll("/edit$", "/invitation"));
        String text = globex.page().locator("main").innerText();
        java.util.regex.Matcher group = Pattern.compile("\\d{5}").matcher(text);
        assertThat(group.find()).isTrue();
        return group.group();
    }

    /** Becomes Active without a reload. */
    private static void isActive(Administrator administrator) {
        administrator.open("/connections");
        assertThat(administrator.page().locator("#connections").getByText("Active"))
                .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                        .setTimeout(30_000));
    }

    private void publishRules() {
        acme.open("/connections");
        acme.link("Edit connection").click();
        acme.screenshot("8-rules");
        String outgoing = acme.page().locator("#outgoing").inputValue();
        acme.rule("outgoing", outgoing + "\nreplica.origin = 'Acme desk'\n");
        acme.publish();
        assertThat(acme.page().getByText("Revision 2").first()).isVisible();
    }

    private void syncEveryTicket() {
        acme.open("/triggers");
        acme.link("Create trigger").click();
        acme.field("Then sync with").selectOption("Acme to Globex");
        acme.screenshot("9-trigger");
        acme.button("Create").click();
        assertThat(acme.page()).hasURL(Pattern.compile(".*/triggers(\\?.*)?$"));
    }

    private void ticketTravels() {
        createTicketOnAcme();
        globex.open("/desk");
        reloadUntilShown(globex, "Printer on fire");
        globex.page().getByText("Printer on fire").click();
        assertThat(globex.page()).hasURL(Pattern.compile(".*/desk/tickets/GLOBEX-1$"));
        reloadUntilShown(globex, "It smells, too.");
        reloadUntilShown(globex, "photo.txt");
        globex.screenshot("10-ticket-on-globex");
        globex.field("New comment").fill("We are on our way.");
        globex.button("Add comment").click();
        reloadUntilShown(acme, "We are on our way.");
        globex.link("Edit").click();
        globex.page().getByLabel("Status").selectOption("In progress");
        globex.button("Save").click();
        reloadUntilShown(acme, "In progress");
        acme.screenshot("11-ticket-on-acme");
        acme.link("Synchronisation").click();
        assertThat(acme.page().locator("#item").getByText("GLOBEX-1")).isVisible();
        acme.screenshot("12-entity-sync-status");
    }

    private void createTicketOnAcme() {
        acme.open("/desk");
        acme.link("New ticket").click();
        acme.field("Subject").fill("Printer on fire");
        acme.field("Description").fill("The one on the second floor.");
        acme.button("Create ticket").click();
        acme.field("New comment").fill("Please hurry.");
        acme.button("Add comment").click();
        acme.field("New comment").fill("It smells, too.");
        acme.button("Add comment").click();
        acme.page()
                .locator("#files")
                .setInputFiles(new FilePayload(
                        "photo.txt", "text/plain", "a picture of smoke".getBytes(StandardCharsets.UTF_8)));
        acme.button("Upload").click();
        assertThat(acme.page().getByText("photo.txt").first()).isVisible();
    }

    private static String inTheWay(RunningNode node) {
        return node.bean(Faults.class).open(null, null, 20) + "\n"
                + node.bean(Queue.class).page(null, 0, 20);
    }

    /** The desk's pages are plain: somebody who waits reloads them. */
    private void reloadUntilShown(Administrator administrator, String text) {
        Eventually.holds(
                () -> "'%s' is shown on %s, which shows: %s%nAcme: %s%nGlobex: %s"
                        .formatted(
                                text,
                                administrator.page().url(),
                                administrator.page().locator("main").innerText(),
                                inTheWay(acmeNode),
                                inTheWay(globexNode)),
                () -> {
                    administrator.reload();
                    return administrator.page().locator("main").innerText().contains(text);
                });
    }
}
