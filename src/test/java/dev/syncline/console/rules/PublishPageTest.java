package dev.syncline.console.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.syncline.access.Audit;
import dev.syncline.change.Rerun;
import dev.syncline.change.Reruns;
import dev.syncline.connection.Connection.Mode;
import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Draft;
import dev.syncline.connection.Drafts;
import dev.syncline.connection.Revision;
import dev.syncline.connection.Revision.State;
import dev.syncline.connection.RevisionSummary;
import dev.syncline.connection.Revisions;
import dev.syncline.connection.TriggerThen;
import dev.syncline.console.PageTest;
import dev.syncline.console.PlainBrowser;
import dev.syncline.console.connections.Examples;
import dev.syncline.console.editor.FieldsHere;
import dev.syncline.fault.Faults;
import dev.syncline.script.Direction;
import dev.syncline.script.Problem;
import dev.syncline.script.TrackerFields;
import dev.syncline.twin.Twins;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageImpl;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Publishing says what it affects first; revisions are listed, compared and published again. */
@PageTest
class PublishPageTest {

    private static final String HERE = "/connections/" + Examples.ID;
    private static final TriggerThen OPEN = new TriggerThen("ticket", "status = Open", "Open ones", true);

    @Autowired
    MockMvc mvc;

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
    void aDraftOnRevisionTwo() {
        Examples.only(connections, Examples.connection(Status.ACTIVE, Type.PUBLIC, Mode.SCRIPT));
        Revision first = revision(1, State.RETIRED, "replica.key = issue.key", "alma");
        Revision second = revision(2, State.PUBLISHED, "replica.summary = issue.summary", "gregor");
        given(revisions.find(Examples.ID, 1)).willReturn(Optional.of(first));
        given(revisions.find(Examples.ID, 2)).willReturn(Optional.of(second));
        given(revisions.published(Examples.ID)).willReturn(second);
        given(revisions.page(eq(Examples.ID), any()))
                .willReturn(new PageImpl<>(List.of(summary(second), summary(first))));
        given(revisions.triggers(Examples.ID, 1)).willReturn(Optional.of(List.of(OPEN)));
        given(revisions.triggersNow(Examples.ID)).willReturn(List.of(OPEN));
        given(drafts.find(Examples.ID, "alma")).willReturn(Optional.of(draft(7)));
        given(twins.count(Examples.ID)).willReturn(214L);
        given(faults.waitingForRules(Examples.ID)).willReturn(2L);
        publishes(Map.of());
        browser = new PlainBrowser(mvc, HERE + "/publish");
    }

    @Test
    void saysWhatItAffectsAndWhatChanges() {
        assertThat(browser.heading()).isEqualTo("Publish revision 3");
        assertThat(browser.text("//*[@id='affected-items']")).startsWith("214 items meet the new rules");
        assertThat(browser.text("//*[@id='affected-parked']")).startsWith("2 items are tried again");
        assertThat(browser.content()).contains("ticket: status = Open");
        assertThat(browser.text("//del/mark")).isEqualTo("summary");
        assertThat(browser.value("note")).isEqualTo("Say more");
    }

    @Test
    void publishesTheDraftThatWasShownAndWritesItDown() {
        browser.type("note", "Because").press("Publish revision 3");
        verify(revisions).publish(Examples.ID, 2, "replica.more = issue.more", "// in", "alma", "Because");
        verify(drafts).discard(any(Draft.class));
        verify(audit).record("published rules", "Acme to Globex, revision 3: Because");
        verify(reruns, never()).start(any(), anyLong(), any());
        assertThat(browser.text("//*[@role='status']")).startsWith("Published as revision 3");
        assertThat(browser.path()).isEqualTo(HERE + "/revisions");
    }

    @Test
    void appliesItToItemsUnderSyncOnlyWhenAsked() {
        browser.choose("apply", "true").press("Publish revision 3");
        verify(reruns).start(Examples.ID, 3, "alma");
    }

    @Test
    void warnsThatSomebodyPublishedAfterTheDraftWasBegun() {
        given(revisions.published(Examples.ID)).willReturn(revision(3, State.PUBLISHED, "// theirs", "gregor"));
        browser.open(HERE + "/publish");
        assertThat(browser.text("//*[@role='alert']")).contains("gregor", "revision 3", "began from revision 2");
        assertThat(browser.text("//del")).isEqualTo("// theirs");
        browser.press("Publish revision 4");
        verify(revisions).publish(eq(Examples.ID), eq(3L), any(), any(), any(), any());
    }

    @Test
    void publishesNothingWhenSomebodyWasFasterAndShowsTheDifference() {
        given(revisions.publish(any(), anyLong(), any(), any(), any(), any()))
                .willThrow(new ConcurrentModificationException());
        given(revisions.published(Examples.ID))
                .willReturn(
                        revision(2, State.PUBLISHED, "", "gregor"),
                        revision(3, State.PUBLISHED, "// theirs", "gregor"));
        browser.press("Publish revision 3");
        assertThat(browser.status()).isEqualTo(409);
        assertThat(browser.text("//*[@role='alert']")).contains("gregor", "revision 3", "nothing was published");
        assertThat(browser.text("//del")).isEqualTo("// theirs");
        verify(drafts, never()).discard(any(Draft.class));
    }

    @Test
    void aSecondPressWhileTheFirstIsWorkedOnSaysThatItWasPublished() {
        given(revisions.publish(any(), anyLong(), any(), any(), any(), any()))
                .willThrow(new ConcurrentModificationException());
        given(revisions.published(Examples.ID))
                .willReturn(revision(2, State.PUBLISHED, "", "gregor"), revision(3, State.PUBLISHED, "", "alma"));
        browser.type("note", "note 3").press("Publish revision 3");
        assertThat(browser.text("//*[@role='status']")).startsWith("Published as revision 3");
    }

    @Test
    void aSecondPressRightAfterTheFirstDiscardedTheDraftSaysThatItWasPublished() {
        given(drafts.find(Examples.ID, "alma")).willAnswer(asked -> {
            given(revisions.published(Examples.ID)).willReturn(revision(3, State.PUBLISHED, "", "alma"));
            return Optional.empty();
        });
        browser.type("note", "note 3").press("Publish revision 3");
        assertThat(browser.text("//*[@role='status']")).startsWith("Published as revision 3");
    }

    @Test
    void publishesNothingWhenTheDraftIsAnotherByNow() {
        given(drafts.find(Examples.ID, "alma")).willReturn(Optional.of(draft(8)));
        browser.press("Publish revision 3");
        verify(revisions, never()).publish(any(), anyLong(), any(), any(), any(), any());
        assertThat(browser.text("//*[@role='alert']")).startsWith("The draft changed");
    }

    @Test
    void saysWhyAnOldRevisionDoesNotCompileAnyMore() {
        publishes(Map.of(Direction.OUTGOING, List.of(new Problem(3, 5, "unexpected token: }"))));
        browser.open(HERE + "/publish?revision=1").press("Publish revision 3");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.text("//*[@role='alert']"))
                .contains("stays in force", "Outgoing, line 3, column 5: unexpected token: }");
    }

    @Test
    void rollsBackWithANoteThatSaysSoAndLeavesTheDraftAlone() {
        browser.open(HERE + "/revisions").press("Roll back");
        assertThat(browser.heading()).isEqualTo("Roll back to revision 1");
        assertThat(browser.value("note")).isEqualTo("Roll back to revision 1: note 1");
        browser.press("Publish revision 3");
        verify(revisions)
                .publish(Examples.ID, 2, "replica.key = issue.key", "// in", "alma", "Roll back to revision 1: note 1");
        verify(drafts, never()).discard(any(Draft.class));
        verify(audit)
                .record(
                        "rolled back rules to revision 1",
                        "Acme to Globex, revision 3: Roll back to revision 1: note 1");
    }

    @Test
    void comparesTwoRevisionsAndTheirTriggers() {
        browser.open(HERE + "/compare?from=1&to=2");
        assertThat(browser.heading()).isEqualTo("Revisions 1 and 2");
        assertThat(browser.count("//td[@class='diff-before']/del")).isEqualTo(1);
        assertThat(browser.content()).contains("Only then, with revision").contains("ticket: status = Open");
        assertThat(MockMvcTester.create(mvc).get().uri(HERE + "/compare?from=1&to=99"))
                .hasStatus(404);
    }

    @Test
    void countsOneRevisionInTheWordForOne() {
        assertThat(browser.open(HERE + "/revisions").text("//*[@aria-label='Pages']"))
                .isEqualTo("2 revisions");
        RevisionSummary only = summary(revisions.published(Examples.ID));
        given(revisions.page(eq(Examples.ID), any())).willReturn(new PageImpl<>(List.of(only)));
        assertThat(browser.open(HERE + "/revisions").text("//*[@aria-label='Pages']"))
                .isEqualTo("1 revision");
    }

    @Test
    void showsOneRevisionWithItsTriggers() {
        browser.open(HERE + "/revisions/1");
        assertThat(browser.content()).contains("replica.key = issue.key", "note 1", "ticket: status = Open");
        browser.open(HERE + "/revisions/2");
        assertThat(browser.content()).contains("not kept");
    }

    @Test
    void showsHowFarTheRerunGotAndStopsIt() {
        given(reruns.find(Examples.ID))
                .willReturn(Optional.of(new Rerun(
                        Examples.ID, 2, Rerun.State.RUNNING, "alma", Examples.NOON, null, 214, 3, 1, 4, 5, 6, 0)));
        given(reruns.stop(Examples.ID)).willReturn(true);
        browser.open(HERE + "/revisions");
        assertThat(browser.text("//*[@id='rerun-figures']"))
                .isEqualTo(
                        "19 of 214 had their turn: 4 sent, 5 unchanged, 3 on their way, 1 behind an error, 6 failed.");
        browser.press("Stop");
        verify(reruns).stop(Examples.ID);
        assertThat(browser.text("//*[@role='status']")).startsWith("Stopped.");
    }

    @Test
    void appliesTheRulesInForceAtAnyTime() {
        browser.open(HERE + "/revisions").press("Apply to items already under sync");
        verify(reruns).start(Examples.ID, 2, "alma");
    }

    @Test
    void hasNothingToPublishWithoutADraft() {
        given(drafts.find(Examples.ID, "alma")).willReturn(Optional.empty());
        assertThat(browser.open(HERE + "/revisions").content()).doesNotContain("Drafts");
    }

    @Test
    void saysWhatLooksLikeAMistakeBesideThisTrackerAndPublishesAllTheSame() {
        TrackerFields tracker = new TrackerFields(List.of(new TrackerFields.Type("Case", List.of())));
        given(fields.read()).willReturn(tracker);
        given(revisions.doubts("replica.more = issue.more", "// in", tracker))
                .willReturn(Map.of(
                        Direction.OUTGOING,
                        List.of(new Problem(1, 16, "There is no variable 'isue'. Did you mean issue?", true))));
        var page = browser.open(HERE + "/publish");
        assertThat(page.content()).contains("These look like mistakes.", "Outgoing, line 1, column 16: There is");
        page.press("Publish revision 3");
        verify(revisions).publish(eq(Examples.ID), eq(2L), any(), any(), eq("alma"), any());
    }

    private void publishes(Map<Direction, List<Problem>> problems) {
        given(revisions.publish(any(), anyLong(), any(), any(), any(), any())).willReturn(problems);
    }

    private static Draft draft(long version) {
        return new Draft(
                Examples.ID, "alma", 2, "replica.more = issue.more", "// in", "Say more", version, Examples.NOON);
    }

    private static Revision revision(long number, State state, String outgoing, String author) {
        return new Revision(Examples.ID, number, state, outgoing, "// in", author, "note " + number, Examples.NOON);
    }

    private static RevisionSummary summary(Revision revision) {
        return new RevisionSummary(
                revision.number(), revision.state(), revision.author(), revision.note(), revision.created());
    }
}
