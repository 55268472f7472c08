package dev.syncline.console.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.syncline.access.Audit;
import dev.syncline.change.Reruns;
import dev.syncline.connection.Connection.Mode;
import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Draft;
import dev.syncline.connection.Drafts;
import dev.syncline.connection.OtherSide;
import dev.syncline.connection.Refusal;
import dev.syncline.connection.Revision;
import dev.syncline.connection.Revision.State;
import dev.syncline.connection.Revisions;
import dev.syncline.console.PageTest;
import dev.syncline.console.PlainBrowser;
import dev.syncline.console.connections.Examples;
import dev.syncline.console.editor.FieldsHere;
import dev.syncline.fault.Faults;
import dev.syncline.script.Direction;
import dev.syncline.script.Problem;
import dev.syncline.transport.Callers;
import dev.syncline.twin.Twins;
import java.time.Instant;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Rules are read and edited; what is typed is a draft, and nothing typed is lost. */
@PageTest
class RulesPageTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    OtherSide otherSide;

    @Autowired
    Callers callers;

    @Autowired
    Audit audit;

    @Autowired
    Revisions revisions;

    @Autowired
    Drafts drafts;

    @Autowired
    Connections connections;

    @Autowired
    Twins twins;

    @Autowired
    Faults faults;

    @Autowired
    Reruns reruns;

    @Autowired
    FieldsHere fields;

    PlainBrowser browser;

    @BeforeEach
    void twoRevisions() {
        connectionIs(Mode.SCRIPT);
        given(revisions.published(Examples.ID))
                .willReturn(revision(2, State.PUBLISHED, "replica.summary = issue.summary", "gregor"));
        given(revisions.find(Examples.ID, 1)).willReturn(Optional.of(revision(1, State.RETIRED, "// first", "alma")));
        given(revisions.problems(any(), any())).willReturn(Map.of());
        browser = new PlainBrowser(mvc, "/connections/" + Examples.ID + "/edit");
    }

    @Test
    void showsTheRulesInForce() {
        assertThat(browser.value("outgoing")).isEqualTo("replica.summary = issue.summary");
        assertThat(browser.value("incoming")).isEqualTo("// in <b>");
        assertThat(browser.content()).contains("Outgoing sync", "Incoming sync", "Revisions");
    }

    @Test
    void saysWhenASideThatCannotBeCalledLastCalled() {
        Instant last = Instant.parse("2026-03-01T12:00:00Z");
        given(callers.expected(any())).willReturn(Map.of(Examples.ID.toString(), new Callers.Call(last, true)));
        browser.open("/connections/" + Examples.ID + "/edit");
        assertThat(browser.content()).contains("The other side last called", "1 Mar 2026, 12:00:00 UTC", "overdue");
    }

    @Test
    void showsTheDraftOfTheReaderInstead() {
        given(drafts.find(Examples.ID, "alma")).willReturn(Optional.of(draft("// mine", 7)));
        browser.open("/connections/" + Examples.ID + "/edit");
        assertThat(browser.value("outgoing")).isEqualTo("// mine");
        assertThat(browser.value("version")).isEqualTo("7");
        assertThat(browser.content()).contains("Draft kept", "Discard draft");
    }

    @Test
    void saysThatSomebodyElseHasADraft() {
        given(drafts.of(Examples.ID)).willReturn(List.of(new Draft.Notice("bert", 2, Examples.NOON)));
        browser.open("/connections/" + Examples.ID + "/edit");
        assertThat(browser.content()).contains("bert has a draft too");
    }

    @Test
    void keepsWhatWasTypedAndGoesOnToPublishing() {
        keeps(1);
        browser.type("outgoing", "a\nb").type("note", "two lines");
        given(drafts.find(Examples.ID, "alma")).willReturn(Optional.of(draft("a\nb", 1)));
        browser.press("Publish");
        ArgumentCaptor<Draft> kept = ArgumentCaptor.forClass(Draft.class);
        verify(drafts).keep(kept.capture());
        assertThat(kept.getValue().outgoing()).isEqualTo("a\nb");
        assertThat(kept.getValue().author()).isEqualTo("alma");
        assertThat(kept.getValue().basedOn()).isEqualTo(2);
        assertThat(kept.getValue().note()).isEqualTo("two lines");
        assertThat(browser.path()).endsWith("/publish");
    }

    @Test
    void saysThatThereIsNothingToPublishInsteadOfOfferingAnEmptyRevision() {
        browser.type("note", "nothing else").press("Publish");
        verify(drafts, never()).keep(any());
        assertThat(browser.path()).endsWith("/edit");
        assertThat(browser.text("//*[@role='status']"))
                .contains("There is nothing to publish: these are the rules of revision 2, which are in force.");
    }

    @Test
    void aDraftThatWasTurnedBackIntoTheRulesInForceIsKeptAndNotPublished() {
        keeps(8);
        given(drafts.find(Examples.ID, "alma")).willReturn(Optional.of(draft("// mine", 7)));
        browser.open("/connections/" + Examples.ID + "/edit")
                .type("outgoing", "replica.summary = issue.summary")
                .type("incoming", "// in <b>")
                .press("Publish");
        verify(drafts).keep(any());
        assertThat(browser.path()).endsWith("/edit");
        assertThat(browser.content()).contains("There is nothing to publish");
    }

    @Test
    void keepsADraftWithoutAnyScript() {
        given(drafts.keep(any())).willAnswer(call -> {
            given(drafts.find(Examples.ID, "alma")).willReturn(Optional.of(draft("// mine", 1)));
            return draft("// mine", 1);
        });
        browser.type("outgoing", "// mine").press("Save draft");
        assertThat(browser.text("//*[@role='status']")).contains("The draft is kept");
        assertThat(browser.value("outgoing")).isEqualTo("// mine");
    }

    @Test
    void saysWhereARuleDoesNotCompileAndKeepsTheDraft() {
        keeps(4);
        given(revisions.problems(any(), any()))
                .willReturn(Map.of(Direction.INCOMING, List.of(new Problem(3, 5, "unexpected token: }"))));
        browser.type("incoming", "oops }").press("Publish");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.text("//*[@id='incoming-problems']/li")).isEqualTo("Line 3, column 5: unexpected token: }");
        assertThat(browser.count("//*[@id='outgoing-problems']/li")).isZero();
        assertThat(browser.text("//*[@role='alert']")).containsPattern("Revision\\s+2\\s+stays in force");
        assertThat(browser.value("incoming")).isEqualTo("oops }");
        assertThat(browser.value("version")).isEqualTo("4");
    }

    @Test
    void saysThatSomebodyPublishedMeanwhile() {
        given(drafts.find(Examples.ID, "alma")).willReturn(Optional.of(draft("// mine", 1)));
        given(revisions.published(Examples.ID)).willReturn(revision(3, State.PUBLISHED, "// theirs", "gregor"));
        browser.open("/connections/" + Examples.ID + "/edit");
        assertThat(browser.text("//*[@class='outrun']")).containsPattern("gregor\\s+published revision 3");
        assertThat(browser.value("outgoing")).isEqualTo("// mine");
    }

    @Test
    void showsBothTextsWhenAnotherWindowKeptAnotherDraft() {
        browser.type("outgoing", "// mine here");
        given(drafts.keep(any())).willThrow(new ConcurrentModificationException());
        given(drafts.find(Examples.ID, "alma")).willReturn(Optional.of(draft("// mine there", 5)));
        browser.press("Publish");
        assertThat(browser.status()).isEqualTo(409);
        assertThat(browser.text("//*[@role='alert']")).contains("Another window of yours");
        assertThat(browser.value("outgoing")).isEqualTo("// mine here");
        assertThat(browser.text("//table[@class='diff']//del")).isEqualTo("// mine there");
        assertThat(browser.text("//table[@class='diff']//ins")).isEqualTo("// mine here");
        assertThat(browser.value("version")).isEqualTo("5");
    }

    @Test
    void opensAnEarlierRevisionWithoutLosingTheDraft() {
        given(drafts.find(Examples.ID, "alma")).willReturn(Optional.of(draft("// mine", 3)));
        browser.open("/connections/" + Examples.ID + "/edit?from=1");
        assertThat(browser.value("outgoing")).isEqualTo("// first");
        assertThat(browser.value("basedOn")).isEqualTo("2");
        assertThat(browser.content()).contains("The editors hold revision 1.", "Your draft is still kept");
        assertThat(browser.attribute("//form[@id='rules']", "data-autosave")).isEqualTo("false");
    }

    @Test
    void showsTheFixedRulesOfBasicModeOnly() {
        connectionIs(Mode.BASIC);
        browser.open("/connections/" + Examples.ID + "/edit");
        assertThat(browser.content()).contains("Sync rules cannot be edited");
        assertThat(browser.count("//textarea[@readonly]")).isEqualTo(2);
        assertThat(browser.count("//main//button[not(@hidden)]")).isZero();
    }

    @Test
    void keepsTheTextWhenItIsRefused() {
        given(drafts.keep(any())).willThrow(new Refusal("note", "The note is too long."));
        browser.type("outgoing", "// mine").press("Publish");
        assertThat(browser.text("//*[@role='alert']")).isEqualTo("The note is too long.");
        assertThat(browser.value("outgoing")).isEqualTo("// mine");
    }

    @Test
    void throwsADraftAwayWhenAsked() {
        given(drafts.find(Examples.ID, "alma")).willReturn(Optional.of(draft("// mine", 3)));
        browser.open("/connections/" + Examples.ID + "/edit");
        given(drafts.find(Examples.ID, "alma")).willReturn(Optional.empty());
        browser.press("Discard draft");
        verify(drafts).discard(Examples.ID, "alma");
        assertThat(browser.value("outgoing")).isEqualTo("replica.summary = issue.summary");
    }

    @Test
    void theReferenceIsFoundByAnyOfItsWords() {
        browser.press("Script reference");
        assertThat(browser.count("//main//h2")).isEqualTo(4);
        browser.type("name", "MERGEcomments ").press("Find");
        assertThat(browser.text("//dl[@class='reference']")).contains("commentHelper.mergeComments(issue, replica)");
        assertThat(browser.content()).doesNotContain("nodeHelper.getStatus(");
        browser.type("name", "<b>credentials</b>").press("Find");
        assertThat(browser.text("//p[@class='empty']")).contains("'<b>credentials</b>'", "Rules can use nothing else");
    }

    private void keeps(long version) {
        given(drafts.keep(any())).willReturn(draft("// kept", version));
    }

    private void connectionIs(Mode mode) {
        Examples.only(connections, Examples.connection(Status.ACTIVE, Type.PUBLIC, mode));
    }

    private static Draft draft(String outgoing, long version) {
        return new Draft(Examples.ID, "alma", 2, outgoing, "// in <b>", "", version, Examples.NOON);
    }

    private static Revision revision(long number, State state, String outgoing, String author) {
        return new Revision(Examples.ID, number, state, outgoing, "// in <b>", author, "", Examples.NOON);
    }
}
