package dev.syncline.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.syncline.salesforce.simulator.SalesforceSimulator;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.RunningNode;
import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two administrators bind their nodes to Xurrent and Salesforce, connect them, and watch a request and its case. */
class RequestBecomesCaseJourneyTest {

    private final XurrentSimulator xurrent = new XurrentSimulator(Clock.systemUTC());
    private final SalesforceSimulator salesforce = new SalesforceSimulator(Clock.systemUTC());
    private Stage stage;
    private Administrator acme;
    private Administrator globex;

    @BeforeEach
    void start() {
        salesforce.allow(50_000_000);
        stage = Stage.set();
        acme = stage.first(stage.acme());
        globex = stage.first(stage.globex());
    }

    @AfterEach
    void stop() throws Exception {
        if (stage != null) {
            stage.close();
        }
        salesforce.close();
        xurrent.close();
    }

    @Test
    void aRequestWithNotesAndAFileBecomesACaseAndComesBackWithItsAnswers() {
        bindBoth();
        makeGlobexKnown();
        connect();
        syncIncidents();

        Page request = acme.anotherWindow();
        makeRequest(request);
        Page cases = globex.anotherWindow();
        cases.navigate(salesforce.address());
        reloadUntilShown(cases, "Printer on fire");
        cases.locator("tbody a").first().click();
        reloadUntilShown(cases, "The extinguisher is empty");
        reloadUntilShown(cases, "smoke.txt");
        assertThat(cases.locator("main")).containsText("High");
        assertThat(cases.locator("main")).not().containsText("Do not tell them");

        answerCase(cases);
        reloadUntilShown(request, "We are coming");
        reloadUntilShown(request, "bill.txt");
        Eventually.holds("the status is mapped", () -> {
            Leaving.reload(request);
            return statusOf(request).equals("in_progress");
        });
        assertThat(request.locator("main")).not().containsText("What a customer");
        assertThat(salesforce.count("Case")).isEqualTo(1);
        acme.open("/errors");
        assertThat(acme.page().locator("main")).not().containsText("Printer on fire");
    }

    private void bindBoth() {
        acme.open("/settings/tracker?kind=xurrent");
        fill(
                acme,
                Map.of(
                        "Account",
                        "acme",
                        "Client ID",
                        "client",
                        "Client secret",
                        "secret",
                        "GraphQL address",
                        xurrent.address() + "/graphql",
                        "REST address",
                        xurrent.address() + "/v1",
                        "OAuth address",
                        xurrent.address() + "/oauth",
                        "Address of the pages",
                        xurrent.address()));
        globex.open("/settings/tracker?kind=salesforce");
        Map<String, String> org = salesforce.settings();
        fill(
                globex,
                Map.of(
                        "My Domain", org.getOrDefault("address", ""),
                        "Consumer key", org.getOrDefault("clientId", ""),
                        "Consumer secret", org.getOrDefault("clientSecret", "")));
    }

    private static void fill(Administrator administrator, Map<String, String> fields) {
        fields.forEach((label, value) -> administrator.field(label).fill(value));
        administrator.button("Save").click();
        assertThat(administrator.page().locator("main")).containsText("saved and in use");
        administrator.button("Check connection").click();
        assertThat(administrator.page().locator(".permissions")).isVisible();
    }

    /** From then on the address of Globex's tracker leads to its node. */
    private void makeGlobexKnown() {
        acme.open("/settings/directory");
        acme.field("Serve as directory").check();
        acme.button("Save").click();
        globex.open("/settings/directory");
        globex.field("Address of your tracker").fill(salesforce.address());
        globex.field("Address of a directory").fill(stage.acme().address().toString());
        globex.field("Announce this node").check();
        globex.button("Save").click();
        Eventually.holds("Globex has announced itself", () -> {
            globex.reload();
            return globex.page().locator("main").innerText().contains("knows this node");
        });
    }

    private void connect() {
        acme.open("/connections");
        acme.link("Initiate connection").click();
        acme.field("Destination instance URL").fill(salesforce.address() + "/lightning/page/home");
        acme.button("Next").click();
        assertThat(acme.page().locator("main")).containsText("Found “Globex”, a node for Salesforce");
        acme.page().locator("#mode-SCRIPT").check();
        acme.button("Next").click();
        acme.field("Local instance short name").fill("Acme");
        acme.field("Remote instance short name").fill("Globex");
        acme.field("Connection name").fill("Requests and cases");
        acme.button("Initiate").click();
        String code = acme.page().locator("#code").inputValue();
        globex.open("/connections");
        globex.link("Accept invitation").click();
        globex.field("Invitation code").fill(code);
        globex.button("Next").click();
        globex.field("Local instance short name").fill("Globex");
        globex.button("Accept").click();
        assertThat(globex.page()).not().hasURL(Pattern.compile(".*/accept.*"));
    }

    private void syncIncidents() {
        acme.open("/triggers");
        acme.link("Create trigger").click();
        acme.page().locator("#filter").fill("category=incident&status=!completed");
        acme.field("Then sync with").selectOption("Requests and cases");
        acme.button("Create").click();
        assertThat(acme.page()).hasURL(Pattern.compile(".*/triggers(\\?.*)?$"));
    }

    private void makeRequest(Page request) {
        request.navigate(xurrent.address());
        request.getByLabel("Subject").fill("Printer on fire");
        request.getByLabel("Description").fill("It burns since noon.");
        request.getByLabel("Impact").selectOption("high");
        request.getByText("Create").click();
        request.getByLabel("Note").fill("The **extinguisher** is empty");
        request.getByLabel("File").setInputFiles(file("smoke.txt"));
        request.getByText("Save").click();
        request.getByLabel("Note").fill("Do not tell them");
        request.getByLabel("Internal").check();
        request.getByText("Save").click();
    }

    private static void answerCase(Page cases) {
        cases.getByLabel("Comment").fill("What a customer");
        cases.getByLabel("Internal").check();
        cases.getByText("Save").click();
        cases.getByLabel("Comment").fill("We are coming");
        cases.getByLabel("File").setInputFiles(file("bill.txt"));
        cases.getByLabel("Status").selectOption("Working");
        cases.getByText("Save").click();
    }

    private static FilePayload file(String name) {
        return new FilePayload(name, "text/plain", ("What is in " + name).getBytes(StandardCharsets.UTF_8));
    }

    private static String statusOf(Page request) {
        return request.getByLabel("Status").inputValue();
    }

    private void reloadUntilShown(Page page, String text) {
        Eventually.holds(
                () -> "'%s' is shown on %s, which shows: %s%s%s"
                        .formatted(
                                text,
                                page.url(),
                                page.locator("main").innerText(),
                                inTheWay(stage.acme()),
                                inTheWay(stage.globex())),
                () -> {
                    Leaving.reload(page);
                    return page.locator("main").innerText().contains(text);
                });
    }

    private static String inTheWay(RunningNode node) {
        return "\n" + node.name() + " "
                + node.bean(dev.syncline.fault.Faults.class).open(null, null, 5);
    }
}
