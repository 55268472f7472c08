package dev.syncline.console.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import dev.syncline.access.Audit;
import dev.syncline.access.TypedBefore;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.connection.Connections;
import dev.syncline.connection.InvitationState;
import dev.syncline.connection.Invitations;
import dev.syncline.connection.Issued;
import dev.syncline.connection.KeyChange;
import dev.syncline.connection.KeyChanges;
import dev.syncline.connection.Notice;
import dev.syncline.connection.OtherSide;
import dev.syncline.connection.PairAgain;
import dev.syncline.connection.Refusal;
import dev.syncline.console.PageTest;
import dev.syncline.console.PlainBrowser;
import dev.syncline.transport.Callers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/** The list of connections and what may be done from it. */
@PageTest
class ConnectionsPageTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Audit audit;

    @Autowired
    Connections connections;

    @Autowired
    OtherSide otherSide;

    @Autowired
    KeyChanges keyChanges;

    @Autowired
    PairAgain again;

    @Autowired
    Callers callers;

    @Autowired
    Invitations invitations;

    PlainBrowser browser;

    @BeforeEach
    void open() {
        shows(Status.ACTIVE);
        browser = new PlainBrowser(mvc, "/connections");
    }

    @Test
    void saysWhatAConnectionIsAndOffersBothWays() {
        assertThat(browser.content())
                .contains(
                        "Connection defines synchronization behavior, including communication details, sync rules, and scope.",
                        "Initiate connection",
                        "Accept invitation");
    }

    @Test
    void showsWhatMattersOfEachConnection() {
        assertThat(browser.text("//tbody/tr"))
                .contains(
                        "Acme to Globex", "Script", "Public", "Active", "21 Nov 2026, 12:00:00 UTC", "Edit connection");
    }

    @Test
    void refreshesOnlyTheTable() {
        assertThat(browser.attribute("//*[@id='connections']", "hx-get")).startsWith("/connections/table");
        browser.open("/connections/table?containing=acme");
        assertThat(browser.header("X-Live")).isEqualTo("connections");
        assertThat(browser.count("//h1")).isZero();
        assertThat(browser.count("//tbody/tr")).isEqualTo(1);
    }

    @Test
    void searchesAndTurnsPagesInTheDatabase() {
        browser.open("/connections?containing=%20acme%20&page=2&sort=lastActivity");
        verify(connections)
                .page("acme", PageRequest.of(2, 25, Sort.by("lastActivity").descending()));
        browser.open("/connections?page=-3&sort=password");
        verify(connections, org.mockito.Mockito.atLeastOnce()).page("", PageRequest.of(0, 25, Sort.by("name")));
    }

    @Test
    void saysThatAConnectionWaitsForThisSidesWord() {
        shows(Status.PENDING);
        assertThat(browser.open("/connections").content()).doesNotContain("The other side accepted.");

        given(invitations.state(Examples.ID))
                .willReturn(Optional.of(new InvitationState(Examples.NOON, Examples.NOON, false, true, "12345")));
        assertThat(browser.open("/connections").text("//*[@class='standing']"))
                .contains("The other side accepted.", "Compare the safety number and confirm");
    }

    @Test
    void deactivates() {
        browser.press("Deactivate");
        verify(connections, never()).deactivate(any(), any());
        browser.type("reason", "Our tracker moves").press("Deactivate connection");
        verify(connections).deactivate(Examples.ID, "Our tracker moves");
        verify(audit).record("deactivated a connection", "Acme to Globex");
        assertThat(browser.text("//*[@role='status']")).contains("“Acme to Globex” is deactivated");
    }

    @Test
    void activates() {
        shows(Status.DEACTIVATED);
        browser.open("/connections").press("Activate");
        verify(connections).activate(Examples.ID);
    }

    @Test
    void deletesOnlyAfterAQuestion() {
        browser.press("Delete");
        verify(connections, never()).delete(any(), any());
        assertThat(browser.content()).contains("cannot be brought back");
        browser.type("reason", "We moved").press("Delete connection");
        verify(connections).delete(Examples.ID, "We moved");
        verify(audit).record("deleted a connection", "Acme to Globex");
    }

    @Test
    void saysWhenSomebodyElseWasFaster() {
        doThrow(new Refusal("", "It was deactivated meanwhile."))
                .when(connections)
                .deactivate(Examples.ID, "");
        browser.press("Deactivate").press("Deactivate connection");
        assertThat(browser.text("//*[@role='alert']")).isEqualTo("It was deactivated meanwhile.");
        verify(audit, never()).record(any(), any());
    }

    @Test
    void aReasonThatCannotBeTakenStaysInItsField() {
        doThrow(new Refusal("reason", "The reason contains < or >."))
                .when(connections)
                .deactivate(Examples.ID, "a < b");
        browser.press("Deactivate").type("reason", "a < b").press("Deactivate connection");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.wrong("reason")).isEqualTo("The reason contains < or >.");
        assertThat(browser.value("reason")).isEqualTo("a < b");
        verify(audit, never()).record(any(), any());
    }

    @Test
    void keepsAReasonOverASessionThatRanOut() throws Exception {
        String path = "/connections/" + Examples.ID + "/deactivate";
        MockHttpSession session = new MockHttpSession();
        new TypedBefore(path, Map.of("reason", "Our tracker moves")).keepIn(session);
        mvc.perform(get(path).session(session)).andExpect(content().string(containsString("Our tracker moves")));
    }

    @Test
    void showsWhatTheOtherSideDidAndWhy() {
        Notice paused = new Notice(Notice.Kind.PAUSED, 7, Examples.NOON, "<b>Our tracker moves</b>");
        given(otherSide.standings(any()))
                .willReturn(Map.of(Examples.ID.toString(), new OtherSide.Standing(paused, false)));
        browser.open("/connections");
        assertThat(browser.text("//tbody/tr").replaceAll("\\s+", " "))
                .contains(
                        "The other side paused this connection on 21 Nov 2026, 12:00:00 UTC: <b>Our tracker moves</b>")
                .contains("The other side was not told yet");
    }

    @Test
    void saysWhenASideThatCannotBeCalledLastCalledAndThatItIsOverdue() {
        given(callers.expected(any()))
                .willReturn(Map.of(Examples.ID.toString(), new Callers.Call(Examples.NOON, true)));
        browser.open("/connections");
        assertThat(browser.text("//tbody/tr").replaceAll("\\s+", " "))
                .contains("The other side last called 21 Nov 2026, 12:00:00 UTC. It is overdue: ask its administrator");
        assertThat(browser.count("//p[contains(@class,'text-danger')]")).isEqualTo(1);
    }

    @Test
    void marksASafetyNumberThatChangedAndSaysWhatVouchesForIt() {
        KeyChange change = new KeyChange(
                KeyChange.Side.THEIRS, KeyChange.How.SIGNED, Examples.key(), Examples.key(), "1 2", Examples.NOON);
        given(keyChanges.recent(any())).willReturn(Map.of(Examples.ID.toString(), change));
        given(keyChanges.of(Examples.ID)).willReturn(List.of(change));
        String sentence = "the other side changed its key, and the key before signed for the new one.";
        browser.open("/connections");
        assertThat(browser.text("//tbody/tr").replaceAll("\\s+", " "))
                .contains("The safety number changed on 21 Nov 2026, 12:00:00 UTC: " + sentence);
        browser.open(browser.attribute("//a[normalize-space()='Safety number']", "href"));
        assertThat(browser.text("//*[@class='safety']")).contains("11111 22222");
        assertThat(browser.text("//section").replaceAll("\\s+", " "))
                .contains("21 Nov 2026, 12:00:00 UTC: " + sentence + " The number before was 1 2.");
        assertThat(browser.count("//*[@role='alert']")).isZero();
    }

    @Test
    void saysInRedThatTwoNodesLostEachOther() {
        given(keyChanges.parted(any())).willReturn(Map.of(Examples.ID.toString(), Examples.NOON));
        browser.open("/connections");
        assertThat(browser.text("//*[contains(@class,'text-danger')]")).contains("do not know each other’s keys");
        browser.open("/connections/" + Examples.ID + "/safety");
        assertThat(browser.text("//*[@role='alert']")).contains("Since 21 Nov 2026, 12:00:00 UTC the two nodes");
    }

    @Test
    void pairsAgainWithACodeThatIsShownOnce() {
        given(again.issue(Examples.ID, "alma"))
                .willReturn(new Issued(
                        Examples.connection(Status.ACTIVE, Type.PUBLIC), "syncline1_again", Examples.NOON, false));
        browser.press("Safety number").press("Pair again");
        assertThat(browser.text("//main"))
                .contains("with their counterparts, if the other side accepts the code into the connection it has");
        verify(again, never()).issue(any(), any());
        browser.press("Make a code");
        assertThat(browser.text("//textarea")).isEqualTo("syncline1_again");
        browser.open(browser.path());
        assertThat(browser.count("//textarea")).isZero();
    }

    @Test
    void revokesACodeThatWasMadeToPairAgain() {
        InvitationState state = new InvitationState(Examples.NOON, Examples.NOON, false, false, null);
        given(again.open(Examples.ID)).willReturn(Optional.of(new PairAgain.OpenCode(state, Examples.key())));
        browser.open("/connections/" + Examples.ID + "/pair-again");
        assertThat(browser.text("//dl"))
                .contains("only the node at", Examples.key().fingerprint());
        browser.press("Revoke the code");
        verify(again).revoke(Examples.ID);
        verify(audit).record("revoked a code to pair a connection again", "Acme to Globex");
    }

    @Test
    void saysWhyAConnectionCannotBePairedAgainFromHere() {
        given(again.whyNot(any())).willReturn(Optional.of("This node has no public address."));
        browser.open("/connections/" + Examples.ID + "/pair-again");
        assertThat(browser.text("//main")).contains("This node has no public address.");
        assertThat(browser.count("//form[contains(@action,'pair-again')]")).isZero();
    }

    @Test
    void showsWhichDeletionTheOtherSideDoesNotKnowYet() {
        given(otherSide.untoldRemovals()).willReturn(List.of(new OtherSide.Untold("Old one", Examples.NOON)));
        browser.open("/connections");
        assertThat(browser.text("//*[@id='untold']").replaceAll("\\s+", " "))
                .isEqualTo("“Old one” was deleted on 21 Nov 2026, 12:00:00 UTC; the other side was not told yet.");
    }

    @Test
    void leadsToTheInvitationOfAPendingConnection() {
        shows(Status.PENDING);
        browser.open("/connections");
        assertThat(browser.attribute("//a[normalize-space()='Invitation']", "href"))
                .isEqualTo("/connections/" + Examples.ID + "/invitation");
    }

    private void shows(Status status) {
        Connection connection = Examples.connection(status, Type.PUBLIC);
        given(connections.page(any(), any())).willReturn(new PageImpl<>(List.of(connection)));
        Examples.only(connections, connection);
    }
}
