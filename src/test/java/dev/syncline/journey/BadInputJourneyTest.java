package dev.syncline.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.syncline.access.Accounts;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.RunningNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do to a wizard: Back, reload, two clicks at once, a session that ran out, wrong words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputJourneyTest {

    private static final String PASSWORD = "correct horse battery";

    private Stage stage;
    private Administrator acme;
    private Administrator globex;

    @BeforeAll
    void makeTwoNodes() {
        stage = Stage.set();
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
    void backAndReloadKeepWhatWasTypedAtEveryStep() {
        toInformation(acme);
        acme.field("Connection name").fill("Kept on the way back");
        acme.field("Description").fill("Printer tickets");
        acme.button("Previous").click();
        assertThat(acme.field("Destination instance URL"))
                .hasValue(stage.globex().address().toString());
        assertThat(acme.page().locator("#mode-SCRIPT")).isChecked();
        acme.reload();
        assertThat(acme.page().locator("#mode-SCRIPT")).isChecked();
        acme.button("Next").click();
        assertThat(acme.field("Connection name")).hasValue("Kept on the way back");
        acme.reload();
        assertThat(acme.field("Connection name")).hasValue("Kept on the way back");
        assertThat(acme.field("Description")).hasValue("Printer tickets");

        acme.back();
        assertThat(acme.page().locator("#mode-SCRIPT")).isChecked();
        acme.open("/connections/initiate");
        acme.field("Destination instance URL").fill(stage.globex().address().toString());
        acme.button("Next").click();
        assertThat(acme.page().getByText("Choose the configuration type")).isVisible();
        acme.back();
        assertThat(acme.field("Destination instance URL"))
                .hasValue(stage.globex().address().toString());
    }

    @Test
    void backLeadsThroughADestinationThatWasRefused() {
        acme.open("/connections/initiate");
        acme.field("Destination instance URL").fill("globex");
        acme.button("Next").click();
        assertThat(acme.page().locator("#destination-note .wrong")).isVisible();
        acme.field("Destination instance URL").fill(stage.globex().address().toString());
        acme.button("Next").click();
        assertThat(acme.page().getByText("Choose the configuration type")).isVisible();
        acme.back();
        assertThat(acme.field("Destination instance URL"))
                .hasValue(stage.globex().address().toString());
        acme.back();
        assertThat(acme.field("Destination instance URL")).hasValue("globex");
    }

    @Test
    void backAfterTheInvitationMakesNoSecondConnection() {
        toInformation(acme);
        acme.field("Connection name").fill("Made once");
        acme.button("Initiate").click();
        String first = code(acme);
        acme.back();
        assertThat(acme.field("Connection name")).hasValue("Made once");
        acme.button("Initiate").click();

        String second = code(acme);
        assertThat(Invited.connections(stage.acme(), "Made once")).hasSize(1);
        acme.reload();
        assertThat(acme.says()).contains("A code is shown once, when it is made.");
        globex.open("/connections/accept");
        globex.field("Invitation code").fill(second);
        globex.button("Next").click();
        globex.back();
        assertThat(globex.field("Invitation code")).hasValue(second);
        assertThat(first).startsWith("syncline1_");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoClicksAtOnceHaveOneEffect(boolean scripts) {
        Administrator here = scripts ? acme : signedInWithoutScripts(stage.acme());
        Administrator there = scripts ? globex : signedInWithoutScripts(stage.globex());
        String name = scripts ? "Pressed twice" : "Pressed twice without scripts";
        here.open("/connections/initiate");
        here.field("Destination instance URL").fill(stage.globex().address().toString());
        here.button("Next").dblclick();
        here.page().locator("#mode-SCRIPT").check();
        here.button("Next").dblclick();
        here.field("Remote instance short name").fill("Globex");
        here.field("Connection name").fill(name);
        here.button("Initiate").dblclick();
        String code = code(here);
        there.open("/connections/accept");
        there.field("Invitation code").fill(code);
        there.button("Next").dblclick();
        there.button("Accept").dblclick();
        assertThat(there.page().getByText("You accepted the invitation.").first())
                .isVisible();

        Connection near = Invited.connections(stage.acme(), name).get(0);
        Eventually.holds(
                "both sides are active",
                () -> Invited.connections(stage.acme(), name).get(0).status() == Connection.Status.ACTIVE);
        assertThat(Invited.connections(stage.acme(), name)).hasSize(1);
        assertThat(Invited.connections(stage.globex(), name)).hasSize(1);
        TwoClicks clicks = new TwoClicks(stage, here, near);
        clicks.publish();
        clicks.exalate("Two clicks " + scripts);
    }

    @Test
    void aSessionThatRanOutLeadsBackToTheStep() {
        toInformation(acme);
        String step = acme.page().url();
        acme.loseSession();
        acme.reload();
        assertThat(acme.field("User name")).isVisible();
        acme.signInHere();
        assertThat(acme.page()).hasURL(step);

        acme.field("Connection name").fill("After a long lunch");
        acme.loseSession();
        acme.button("Initiate").click();
        assertThat(acme.field("User name")).isVisible();
        acme.screenshot("bad-input/session-ran-out");
        acme.signInHere();
        assertThat(acme.field("Connection name")).hasValue("After a long lunch");
        assertThat(acme.field("Remote instance short name")).hasValue("Globex");
        assertThat(Invited.connections(stage.acme(), "After a long lunch")).isEmpty();
    }

    @Test
    void rulesOfASessionThatRanOutComeBackIntoTheEditors() {
        Connection pending = Invited.pending(stage.acme(), "Long evening");
        acme.open("/connections/" + pending.id() + "/edit");
        acme.loseSession();
        acme.rule("outgoing", "replica.summary = 'a long evening'");
        assertThat(acme.page().getByText("what you typed is kept")).isVisible();
        acme.complaints().removeIf(complaint -> complaint.startsWith("401 for"));
        acme.field("Password").fill("a wrong one");
        acme.button("Sign in").click();
        acme.signInHere();
        assertThat(acme.page().locator("#outgoing")).hasValue("replica.summary = 'a long evening'");
        assertThat(acme.says()).contains("not published yet");
        acme.publish();
        assertThat(acme.says()).contains("Published as revision 2");
    }

    @Test
    void rulesOfAConnectionThatIsDeletedMeanwhileAreNotLost() {
        Connection doomed = Invited.pending(stage.acme(), "Doomed");
        stage.acme().bean(Accounts.class).add("bert", PASSWORD, PASSWORD);
        Administrator bert = stage.visitor(stage.acme());
        bert.open("/connections/" + doomed.id() + "/delete");
        bert.field("User name").fill("bert");
        bert.field("Password").fill(PASSWORD);
        bert.button("Sign in").click();
        acme.open("/connections/" + doomed.id() + "/edit");
        acme.rule("outgoing", "replica.summary = 'a long evening of work'");
        bert.button("Delete connection").click();
        assertThat(bert.page()).hasURL(stage.acme().address() + "/connections");
        acme.button("Publish").click();

        assertThat(acme.page().locator("main"))
                .containsText("Somebody deleted this connection while you were editing it");
        assertThat(acme.page().locator("#outgoing")).hasValue("replica.summary = 'a long evening of work'");
        // Where the deletion comes before the editor has asked for marks in what was typed, there is nothing to ask any
        // more.
        acme.complaints().removeIf(complaint -> complaint.startsWith("404 for") && complaint.endsWith("/edit/check"));
        Inspector inspector = new Inspector(acme, "bad-input");
        inspector.look("rules-of-a-deleted-connection");
        inspector.foundNothing();

        Connection next = Invited.pending(stage.acme(), "Doomed, too");
        acme.open("/connections/" + next.id() + "/invitation");
        stage.acme().bean(Connections.class).delete(next.id());
        acme.button("Revoke the code").click();
        assertThat(acme.page().locator("main")).containsText("somebody deleted it in the meantime");
        acme.screenshot("bad-input/deleted-meanwhile");
    }

    @Test
    void aPressGoesOnWhereTheDraftCannotBeKept() {
        Connection doomed = Invited.pending(stage.acme(), "Doomed while typing");
        acme.open("/connections/" + doomed.id() + "/edit");
        stage.acme().bean(Connections.class).delete(doomed.id());
        acme.rule("outgoing", "replica.summary = 'one more line'");
        acme.button("Test run").click();
        assertThat(acme.page().getByText("somebody deleted it in the meantime")).isVisible();
        acme.complaints().clear();
    }

    @Test
    void codesThatCannotBeUsedAreRefusedBesideTheField() {
        String own = Invited.code(stage.globex(), "For somebody else");
        String cut = Invited.code(stage.acme(), "Cut off");
        for (String code : List.of("", "hello", cut.substring(0, 60), own, "syncline1_" + "A".repeat(300))) {
            globex.open("/connections/accept");
            globex.field("Invitation code").fill(code);
            globex.button("Next").click();
            isRefusedBeside("code", code);
        }
        globex.screenshot("bad-input/code");
    }

    @Test
    void addressesThatCannotBeUsedAreRefusedBesideTheField() {
        for (String address : List.of(
                "not an address",
                "ftp://example.com",
                "https://",
                "http://10.0.0.1",
                "http://169.254.169.254/latest",
                "http://user:secret@localhost:1",
                "http://localhost:1",
                "javascript:alert(1)")) {
            globex.open("/connections/initiate");
            globex.field("Destination instance URL").fill(address);
            globex.button("Next").click();
            isRefusedBeside("destination", address.replace("user:secret@", ""));
            assertThat(globex.page().url()).endsWith("/connections/initiate/destination");
        }
        globex.open("/connections/initiate");
        globex.button("Next").click();
        isRefusedBeside("destination", "");
        globex.screenshot("bad-input/address");
    }

    private void isRefusedBeside(String field, String typed) {
        Locator wrong = globex.page().locator("#" + field + "-note .wrong");
        assertThat(wrong).isVisible();
        assertThat(wrong.innerText()).as("the sentence about '%s'", typed).matches("(?s)[A-Z“'].{10,}[.?]");
        assertThat(globex.page().locator("#" + field)).hasValue(typed);
        assertThat(globex.page().locator("#" + field)).hasAttribute("aria-invalid", "true");
    }

    private Administrator signedInWithoutScripts(RunningNode node) {
        Administrator administrator = stage.visitorWithoutScripts(node);
        administrator.signIn();
        return administrator;
    }

    private void toInformation(Administrator administrator) {
        administrator.open("/connections/initiate");
        administrator
                .field("Destination instance URL")
                .fill(stage.globex().address().toString());
        administrator.button("Next").click();
        administrator.page().locator("#mode-SCRIPT").check();
        administrator.button("Next").click();
        administrator.field("Connection name").waitFor();
    }

    private static String code(Administrator administrator) {
        return administrator.page().locator("#code").inputValue();
    }
}
