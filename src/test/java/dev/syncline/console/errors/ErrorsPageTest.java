package dev.syncline.console.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.syncline.access.Audit;
import dev.syncline.change.Changes;
import dev.syncline.change.StandoffDecided.Choice;
import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.connection.Connections;
import dev.syncline.console.PageTest;
import dev.syncline.console.PlainBrowser;
import dev.syncline.console.connections.Examples;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.item.FieldChange;
import dev.syncline.item.ItemRef;
import dev.syncline.queue.Queue;
import dev.syncline.script.Direction;
import dev.syncline.twin.History;
import dev.syncline.twin.PastSync;
import dev.syncline.twin.Standoff;
import dev.syncline.twin.Standoffs;
import dev.syncline.twin.Twin;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A fault says where, what and what to do, and can be retried or skipped. */
@PageTest
class ErrorsPageTest {

    private static final UUID ID = new UUID(1, 2);

    @Autowired
    MockMvc mvc;

    @Autowired
    Audit audit;

    @Autowired
    Faults faults;

    @Autowired
    Queue queue;

    @Autowired
    Standoffs standoffs;

    @Autowired
    Changes changes;

    @Autowired
    Twins twins;

    @Autowired
    History history;

    @Autowired
    Connections connections;

    PlainBrowser browser;

    @BeforeEach
    void aParkedItem() {
        Examples.only(connections, Examples.connection(Status.ACTIVE, Type.PUBLIC));
        faultIs(42L);
        browser = new PlainBrowser(mvc, "/errors");
    }

    @Test
    void saysWhereAndWhatAndWhatToDo() {
        assertThat(browser.text("//tbody/tr"))
                .contains("Acme to Globex", "ACME-7", "Incoming sync, line 3", "<b>x</b> is not a status", "3 times")
                .contains("Correct the rule");
    }

    @Test
    void triesAgain() {
        browser.press("Retry");
        verify(queue).retry(42);
        assertThat(browser.text("//*[@role='status']")).startsWith("Trying again");
    }

    @Test
    void saysThatADeactivatedConnectionTriesLater() {
        Examples.only(connections, Examples.connection(Status.DEACTIVATED, Type.PUBLIC));
        browser.press("Retry");
        verify(queue).retry(42);
        assertThat(browser.text("//*[@role='status']"))
                .isEqualTo("The connection is deactivated. This is tried again once it is activated.");
    }

    @Test
    void leadsToTheRulesAndToWhatTheyCanUse() {
        browser.press("Details");
        assertThat(browser.attribute("//a[normalize-space()='Edit the rules']", "href"))
                .isEqualTo("/connections/" + Examples.ID + "/edit");
        assertThat(browser.attribute("//a[normalize-space()='Script reference']", "href"))
                .isEqualTo("/script-reference");
    }

    @Test
    void leadsToConnectWithTheItemThatGoesOnOverThere() {
        assertThat(browser.press("Details").content()).doesNotContain("/connect?");
        given(faults.successor(ID)).willReturn(Optional.of("GLO&BEX-9"));
        browser.open("/errors").press("Details");
        assertThat(browser.attribute("//a[normalize-space()='Connect ACME-7 with GLO&BEX-9']", "href"))
                .isEqualTo("/connections/" + Examples.ID + "/connect?key=ACME-7&remoteKey=GLO%26BEX-9");
    }

    @Test
    void showsWhatTheRuleHadWrittenToItsLog() {
        browser.press("Details");
        assertThat(browser.text("//main")).contains("Status <Zu>", "Asked for 'Zu'");
    }

    @Test
    void skipsOnlyForAReason() {
        browser.press("Details").press("Skip");
        verify(queue, never()).skip(anyLong(), any(), any());
        assertThat(browser.wrong("reason")).startsWith("The reason is empty.");
        browser.type("reason", "Was a test").press("Skip");
        verify(queue).skip(42, "Was a test", "alma");
        verify(faults).resolve(ID, "alma");
    }

    @Test
    void marksAsDealtWithWhatHasNoWork() {
        faultIs(null);
        browser.open("/errors");
        assertThat(browser.count("//button[normalize-space()='Retry']")).isZero();
        browser.press("Details").press("Mark as dealt with");
        verify(faults).resolve(ID, "alma");
    }

    @Test
    void marksAllOfAKindAsDealtWith() {
        faultIs(null);
        given(faults.countLike(any())).willReturn(12L);
        given(faults.resolveLike(any(), eq("alma"))).willReturn(12);
        browser.open("/errors").press("Details").press("Mark all 12 of this kind as dealt with");
        assertThat(browser.text("//*[@role='status']")).isEqualTo("Marked 12 errors as dealt with.");
    }

    @Test
    void triesEverythingAgainThatFailedWithTheSameWords() {
        given(faults.workLike(any(), anyInt())).willReturn(List.of(17L, 18L));
        browser.press("Details").press("Retry all 2 like this");
        verify(queue).retry(17L);
        verify(queue).retry(18L);
        assertThat(browser.text("//*[@role='status']")).startsWith("Trying 2 changes again.");
    }

    @Test
    void countsOpenErrorsOnTheirTab() {
        given(faults.countOpen()).willReturn(3L);
        assertThat(browser.open("/errors").text("//nav//a[@href='/errors']")).isEqualTo("Errors3");
    }

    @Test
    void doesNotSkipWhatIsBeingDone() {
        doThrow(new IllegalStateException("busy")).when(queue).skip(anyLong(), any(), any());
        browser.press("Details").type("reason", "Was a test").press("Skip");
        assertThat(browser.text("//*[@role='alert']")).contains("being worked on right now");
        verify(faults, never()).resolve(any(), any());
    }

    @Test
    void saysThatSomebodyElseDealtWithIt() {
        given(faults.find(ID)).willReturn(Optional.empty());
        browser.press("Retry");
        verify(queue, never()).retry(anyLong());
        assertThat(browser.text("//*[@role='status']")).startsWith("Somebody else");
    }

    @Test
    void letsAnAdministratorChooseBetweenTwoValues() {
        Standoff standoff = standoffIs(Standoff.Kind.ASKED);
        browser.open("/errors").press("Details");
        assertThat(browser.content())
                .contains("Printer on fire", "Printer smokes")
                .doesNotContain("Mark as dealt with");
        browser.press("Take theirs");
        verify(changes).decide(standoff, Choice.TAKE_THEIRS, "ACME-7", "alma");
        browser.press("Keep ours");
        verify(changes).decide(standoff, Choice.KEEP_OURS, "ACME-7", "alma");
        assertThat(browser.text("//*[@role='status']")).startsWith("Your value stays");
    }

    @Test
    void asksAllThatIsOpenAboutAnItemOnOnePageAndSaysWhoChangedItAndWhen() {
        Standoff standoff = standoffIs(Standoff.Kind.ASKED);
        Standoff other = new Standoff(
                new UUID(3, 5),
                Examples.ID,
                standoff.twin(),
                "priority",
                Standoff.Kind.ASKED,
                "High",
                "Low",
                new UUID(1, 3));
        given(standoffs.of(any(), any())).willReturn(Map.of("summary", standoff, "priority", other));
        Optional<Fault> asked = faults.find(ID);
        given(faults.find(other.fault())).willReturn(asked);
        ItemRef item = new ItemRef("desk", "desk", "ticket", "7", "ACME-7");
        Twin twin =
                new Twin(standoff.twin(), Examples.ID, item, null, null, null, Examples.NOON, null, null, false, false);
        given(twins.find(any(), any())).willReturn(Optional.of(twin));
        given(history.ofItem(eq(item), any(), anyInt()))
                .willReturn(List.of(sent("summary", "Printer on fire", "Anna"), sent("Prio__c", "High", "Bert")));

        browser.open("/errors").press("Details");

        assertThat(browser.text("//main"))
                .contains("2 fields of this item wait", "Changed by Anna", "Changed by Bert", "Arrived");
        browser.press("Keep ours");
        verify(changes).decide(standoff, Choice.KEEP_OURS, "ACME-7", "alma");
        assertThat(browser.path()).endsWith("/errors/" + other.fault());
    }

    private static PastSync sent(String field, String value, String who) {
        FieldChange change = new FieldChange(field, FieldChange.Kind.SET, null, null, value);
        return new PastSync(
                1,
                Examples.ID,
                new TwinId(new UUID(5, 6)),
                Direction.OUTGOING,
                Examples.NOON,
                1,
                "ticket",
                "7",
                "ACME-7",
                null,
                1,
                List.of(change),
                who,
                null);
    }

    @Test
    void letsAFieldPassAgainThatWentBackAndForth() {
        Standoff standoff = standoffIs(Standoff.Kind.FLIPPING);
        browser.open("/errors").press("Retry");
        verify(changes).decide(standoff, Choice.RETRY, "ACME-7", "alma");
    }

    @Test
    void decidesNothingThatWasDecidedMeanwhile() {
        standoffIs(Standoff.Kind.ASKED);
        browser.open("/errors");
        given(standoffs.ofFaults(any())).willReturn(Map.of());
        browser.press("Keep ours");
        verify(changes, never()).decide(any(), any(), any(), any());
        assertThat(browser.text("//*[@role='status']")).startsWith("Somebody else");
    }

    private Standoff standoffIs(Standoff.Kind kind) {
        faultIs(null);
        Standoff standoff = new Standoff(
                new UUID(3, 4),
                Examples.ID,
                new TwinId(new UUID(5, 6)),
                "summary",
                kind,
                "Printer on fire",
                "Printer smokes",
                ID);
        given(standoffs.ofFaults(any())).willReturn(Map.of(ID, standoff));
        return standoff;
    }

    private void faultIs(@Nullable Long work) {
        Fault fault = ErrorsByPlaceTest.fault(ID, work);
        given(faults.open(any(), any(), anyInt())).willReturn(List.of(fault));
        given(faults.find(ID)).willReturn(Optional.of(fault));
    }
}
