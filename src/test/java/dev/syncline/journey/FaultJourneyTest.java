package dev.syncline.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.syncline.change.Triggers;
import dev.syncline.connection.Connections;
import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.Eventually;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A rule fails on one ticket: the others arrive, the administrator sees why, corrects the rule and retries. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultJourneyTest {

    private static final String EVERYTHING = "issue.summary = replica.summary\n";

    private Stage stage;
    private Administrator acme;
    private Administrator globex;

    @BeforeAll
    void connect() {
        stage = Stage.set("--syncline.script.cpu-time=1s");
        ConnectedPair.connect(stage.acme(), stage.globex());
        stage.acme()
                .bean(Triggers.class)
                .create(stage.acme().bean(Connections.class).active().get(0).id(), "ticket", "", "Every ticket", true);
        acme = stage.first(stage.acme());
        globex = stage.first(stage.globex());
    }

    @AfterAll
    void stop() throws Exception {
        if (stage != null) {
            stage.close();
        }
    }

    @AfterEach
    void browsersAreContent() {
        assertThat(acme.complaints()).isEmpty();
        assertThat(globex.complaints()).isEmpty();
    }

    @Test
    void aRuleThatThrowsStopsThatTicketOnlyUntilItIsCorrected() {
        publish(globex, "incoming", """
                def team = replica.summary.tokenize(":")[0]
                if (team != "Printers") {
                    throw new RuntimeException("No such team: " + team)
                }
                """ + EVERYTHING);
        String key = createTicket("Coffee: the machine leaks");
        createTicket("Printers: paper jam");

        shown(globex, "/desk", "Printers: paper jam");
        assertThat(globex.says()).doesNotContain("Coffee: the machine leaks");
        showsTheError(globex, key, "No such team: Coffee", "Incoming sync, line 3");
        globex.screenshot("fault/error");

        publish(globex, "incoming", EVERYTHING);
        shown(globex, "/desk", "Coffee: the machine leaks");
        shown(globex, "/errors", "No errors");
        shown(acme, "/errors", "No errors");
    }

    @Test
    void retryGoesOnOnceWhatWasMissingIsThere() {
        publish(
                globex,
                "incoming",
                "if (!nodeHelper.getProject('LATE')) {\n    debug.error('There is no project LATE yet')\n}\n"
                        + EVERYTHING);
        String key = createTicket("Lamp: the bulb is gone");
        showsTheError(globex, key, "There is no project LATE yet", "Incoming sync, line 2");

        globex.open("/desk/projects");
        globex.field("Key").fill("LATE");
        globex.field("Name").fill("Latecomers");
        globex.button("Add project").click();
        globex.open("/errors");
        globex.button("Retry " + key).click();
        globex.screenshot("fault/retried");
        shown(globex, "/desk", "Lamp: the bulb is gone");
        shown(globex, "/errors", "No errors");
        publish(globex, "incoming", EVERYTHING);
    }

    @Test
    void aRuleThatRefusesToSendNamesTheReasonOnThisSide() {
        String before = publish(
                acme,
                "outgoing",
                "replica.summary = issue.summary\n"
                        + "if (issue.summary.startsWith('Secret')) { debug.error('Secrets stay at home') }\n");
        String key = createTicket("Secret: the cake");
        createTicket("Public: the bread");

        shown(globex, "/desk", "Public: the bread");
        showsTheError(acme, key, "Secrets stay at home", "Outgoing sync, line 2");
        acme.page().getByLabel("Reason").fill("It stays at home");
        acme.button("Skip").click();
        shown(acme, "/errors", "No errors");
        publish(acme, "outgoing", before);
    }

    @Test
    void bothSidesReadWhyAChangeWasLeftOut() {
        publish(
                globex,
                "incoming",
                "if (replica.summary.startsWith('Lunch')) { throw new RuntimeException('No lunch') }\n" + EVERYTHING);
        String key = createTicket("Lunch: none left");
        showsTheError(globex, key, "No lunch", "Incoming sync, line 1");
        globex.page().getByLabel("Reason").fill("Lunch is not for us");
        globex.button("Skip").click();
        shown(globex, "/errors", "No errors");

        shown(acme, "/errors", "An administrator of the other side left this change out: Lunch is not for us");
        acme.page().getByText("Lunch is not for us").first().click();
        acme.screenshot("fault/left-out");
        acme.button("Mark as dealt with").click();
        shown(acme, "/errors", "No errors");
        publish(globex, "incoming", EVERYTHING);
    }

    @Test
    void aRuleThatWouldNeverEndIsEnded() {
        publish(
                globex,
                "incoming",
                "if (replica.summary.startsWith('Round')) {\n    while (true) { }\n}\n" + EVERYTHING);
        String key = createTicket("Round and round");

        showsTheError(globex, key, "a loop may never end", "Incoming sync, line 2");
        globex.screenshot("fault/endless");
        publish(globex, "incoming", EVERYTHING);
        shown(globex, "/desk", "Round and round");
        shown(globex, "/errors", "No errors");
    }

    /** Four rules at a time: a fifth item that fails on one revision would pause the connection. */
    @Test
    void whateverIsWrongWithARuleEndsInASentenceForThatItemAndOthersGoOn() {
        failAsTheySay(List.of(
                new Bad(
                        "replica.parent.key.trim()",
                        "property 'key' of null: replica.parent is null",
                        "16",
                        "write ?."),
                new Bad("replica.summary.nme", "has no property 'nme'. The value is “Bad 2”", "17", "script reference"),
                new Bad("int many = replica.summary", "Cannot turn 'Bad 3", "1", "Look at the value"),
                new Bad("log.info(new Sulk())", "Sulk has no words", "1", "Correct the rule")));
        failAsTheySay(List.of(
                new Bad("deeper(1)", "calls itself too deeply", "1", "ends the recursion"),
                new Bad("issue.x = 'x' * 100_000_000", "100000000 repetitions, which is too much", "1", "smaller"),
                new Bad("while (true) { }", "computed for more than 1.0 s; a loop may never end", "1", "ends the loop"),
                new Bad("println httpClient.credentials", "holds credentials", "20", "as this node's user")));
    }

    @Test
    void whatIsNoRuleIsTurnedAwayWithItsPlaceAndThePublishedRuleStays() {
        String before = publish(globex, "incoming", EVERYTHING);
        turnedAway("issue.summary = (replica.summary", "Line 1, column");
        turnedAway("def a = 1\nStrin s = 'x'\n", "Line 2, column 7: unable to resolve class Strin");
        turnedAway("new File('/etc/passwd').text", "unable to resolve class File");
        turnedAway("issue.x = 1 // and so on\n".repeat(42_000), "65536");
        createTicket("Bread: still baked");
        shown(globex, "/desk", "Bread: still baked");

        publish(globex, "incoming", "\ufeffdef a = 'Pasted: '\r\nissue.summary\u00a0=\u00a0a + replica.summary\r\n");
        createTicket("from Windows");
        shown(globex, "/desk", "Pasted: from Windows");
        publish(globex, "incoming", before);
    }

    /** A line of a rule, what is said of it, at which column, and what to do. */
    private record Bad(String line, String says, String column, String remedy) {}

    private void failAsTheySay(List<Bad> rules) {
        StringBuilder rule = new StringBuilder("switch (replica.summary) {\n");
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            rule.append(
                    "case 'Bad %d':\n%s\nbreak\n".formatted(i + 1, rules.get(i).line()));
        }
        publish(
                globex,
                "incoming",
                rule + "}\n" + EVERYTHING + "def deeper(n) { deeper(n + 1) }\n"
                        + "class Sulk { String toString() { throw new Exception('Sulk has no words') } }\n");
        for (int i = 0; i < rules.size(); i++) {
            keys.add(createTicket("Bad " + (i + 1)));
        }
        String good = "Good after " + keys.get(0);
        createTicket(good);
        shown(globex, "/desk", good);
        for (int i = 0; i < rules.size(); i++) {
            String says = rules.get(i).says();
            shown(globex, "/errors", says);
            globex.page().getByText(says).first().click();
            assertThat(globex.says())
                    .contains(
                            keys.get(i),
                            says,
                            rules.get(i).remedy(),
                            "column " + rules.get(i).column());
        }
        globex.open("/errors");
        globex.screenshot("fault/bad-rules-" + keys.get(0));
        publish(globex, "incoming", EVERYTHING);
        shown(globex, "/errors", "No errors");
    }

    private void turnedAway(String text, String says) {
        globex.open("/connections");
        globex.link("Edit connection").click();
        globex.rule("incoming", text);
        globex.button("Publish").click();
        assertThat(globex.page().locator("main")).containsText(says);
        assertThat(globex.page().url()).doesNotEndWith("/publish");
        globex.screenshot("fault/turned-away");
        globex.button("Discard draft").click();
    }

    /** In the list, with the connection and the item, and in the details. */
    private static void showsTheError(Administrator administrator, String item, String message, String where) {
        administrator.open("/errors");
        assertThat(administrator.page().locator("#errors").getByText(message))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(45_000));
        assertThat(administrator.says()).contains(item, "Acme to Globex", where);
        administrator.screenshot("fault/errors-of-" + item);
        administrator.page().locator("a[id^=details-]").first().click();
        assertThat(administrator.says()).contains(item, message, "Acme to Globex", where, "What to do");
    }

    /** Publishes another text of one rule and returns the one before. */
    private static String publish(Administrator administrator, String side, String text) {
        administrator.open("/connections");
        administrator.link("Edit connection").click();
        String before = administrator.page().locator("#" + side).inputValue();
        if (text.equals(before)) {
            return before;
        }
        administrator.rule(side, text);
        administrator.publish();
        assertThat(administrator.page().getByText("It is used from each item's next change on"))
                .isVisible();
        return before;
    }

    private String createTicket(String subject) {
        acme.open("/desk/tickets/new");
        acme.field("Subject").fill(subject);
        acme.button("Create ticket").click();
        String address = acme.page().url();
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static void shown(Administrator administrator, String path, String text) {
        Eventually.holds(() -> "'%s' is shown: %s".formatted(text, administrator.says()), () -> {
            administrator.open(path);
            return administrator.says().contains(text);
        });
    }
}
