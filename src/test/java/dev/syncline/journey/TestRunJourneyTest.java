package dev.syncline.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.access.ApiTokens;
import dev.syncline.change.Triggers;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Revisions;
import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.DeskClient;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.ModelService;
import dev.syncline.testing.RunningNode;
import dev.syncline.twin.History;
import dev.syncline.twin.PastSync;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Rules are tried on an item and on what passed, before anybody publishes them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TestRunJourneyTest {

    private Stage stage;
    private Administrator acme;
    private DeskClient ours;
    private DeskClient theirs;
    private Connection connection;

    @BeforeAll
    void letSomeTicketsPass() {
        stage = Stage.set();
        ConnectedPair.connect(stage.acme(), stage.globex());
        connection = stage.acme().bean(Connections.class).active().get(0);
        stage.acme().bean(Triggers.class).create(connection.id(), "ticket", "", "Every ticket", true);
        ours = desk(stage.acme());
        theirs = desk(stage.globex());
        for (String summary : List.of("Printer on fire", "Coffee is cold", "Lamp is off")) {
            ours.create(Map.of("summary", summary, "description", "One of three."));
        }
        Eventually.holds("three tickets arrive", () -> theirs.tickets("").size() == 3);
        String known = theirs.tickets("Coffee").get(0).get("key").asString();
        theirs.change(known, Map.of("summary", "Coffee is hot"));
        Eventually.holds(
                "the answer arrives", () -> ours.tickets("Coffee is hot").size() == 1);
        Eventually.holds("all is remembered", () -> past().size() == 4);
        acme = stage.first(stage.acme());
    }

    @AfterAll
    void stop() throws Exception {
        if (stage != null) {
            stage.close();
        }
    }

    @AfterEach
    void theBrowserIsContent() {
        assertThat(acme.complaints()).isEmpty();
    }

    @Test
    void aDraftIsTriedOnAnItemAndNothingIsWritten() {
        String before = everything();
        acme.open("/connections/" + connection.id() + "/edit");
        acme.rule("outgoing", "replica.summary = issue.summary.toUpperCase()\nlog.info('Looked at ' + issue.key)");
        acme.button("Test run").click();
        acme.field("Keys").fill("ACME-1");
        acme.button("Run test").click();

        acme.page().getByText("It is done.").waitFor();
        assertThat(acme.page().getByText("Would change").last()).isVisible();
        acme.page().locator("#open-1").click();
        assertThat(acme.page().getByText("PRINTER ON FIRE").first()).isVisible();
        assertThat(acme.page().getByText("Looked at ACME-1")).isVisible();
        acme.screenshot("test-run/item");
        assertThat(everything()).isEqualTo(before);
        acme.open("/connections/" + connection.id() + "/edit");
        assertThat(acme.page().locator("#outgoing")).hasValue(Pattern.compile("Looked at"));
    }

    @Test
    void pastSyncsAreRunAgainAndThoseThatDifferAreListed() {
        String before = everything();
        acme.open("/connections/" + connection.id() + "/test-run");
        acme.page().locator("#on-history").check();
        acme.rule(
                "outgoing",
                "if (issue.summary == 'Lamp is off') { throw new RuntimeException('No lamps') }\n"
                        + stage.acme()
                                .bean(Revisions.class)
                                .published(connection.id())
                                .outgoing());
        acme.rule(
                "incoming",
                stage.acme().bean(Revisions.class).published(connection.id()).incoming()
                        + "\nissue.summary = 'Acme: ' + replica.summary");
        acme.button("Run test").click();

        acme.page().getByText("All 4 are done.").waitFor();
        acme.screenshot("test-run/past");
        assertThat(acme.page().locator("tbody .status-ok")).hasCount(2);
        assertThat(acme.page().locator("tbody .status-failed")).hasCount(1);
        assertThat(acme.page().locator("tbody .status-in-flight")).hasCount(1);
        acme.link("Different").click();
        assertThat(acme.page().locator("tbody tr")).hasCount(1);
        acme.page().locator("a[id^=open-]").click();
        assertThat(acme.page().getByText("Acme: Coffee is hot").first()).isVisible();
        assertThat(acme.page().getByText("Then and now")).isVisible();
        acme.screenshot("test-run/then-and-now");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void anAnswerOfAiAssistIsTriedBeforeItCanBeAccepted() {
        String before = everything();
        Inspector inspector = new Inspector(acme, "assist");
        try (ModelService service = new ModelService()) {
            AssistVisits assist = new AssistVisits(acme, inspector, service);
            String id = connection.id().toString();
            assist.switchOn();
            assist.accepts(id);
            assist.refusesWhatFails(id);
            assist.refusesWhatTheFenceRefuses(id);
            assist.triesOnAnItem(id);
            assist.saysWhatTheServiceDidWrong(id);
            assertThat(service.authorization()).isEqualTo("Bearer sk-of-a-journey");
        }
        inspector.foundNothing();
        assertThat(everything()).isEqualTo(before);
    }

    private String everything() {
        return ours.tickets("") + "\n" + theirs.tickets("") + "\n" + past();
    }

    private List<PastSync> past() {
        return stage.acme().bean(History.class).latest(connection.id(), null, 100);
    }

    private static DeskClient desk(RunningNode node) {
        return new DeskClient(node.address(), node.bean(ApiTokens.class).make("journey"));
    }
}
