package dev.syncline.console.assist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.syncline.access.Audit;
import dev.syncline.assist.AssistSetting;
import dev.syncline.assist.Assistant;
import dev.syncline.assist.ChatMessage;
import dev.syncline.connection.Connection.Mode;
import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Draft;
import dev.syncline.connection.Drafts;
import dev.syncline.connection.Refusal;
import dev.syncline.connection.Revision;
import dev.syncline.connection.Revisions;
import dev.syncline.connector.LocalTracker;
import dev.syncline.console.Moments;
import dev.syncline.console.PlainBrowser;
import dev.syncline.console.Tabs;
import dev.syncline.console.Together;
import dev.syncline.console.connections.Examples;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.console.editor.Reading;
import dev.syncline.console.trial.Outcomes;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.item.Item;
import dev.syncline.script.Direction;
import dev.syncline.script.Problem;
import dev.syncline.script.Rules;
import dev.syncline.testing.FakeTracker;
import dev.syncline.trial.Scripts;
import dev.syncline.trial.TrialCase;
import dev.syncline.trial.TrialRun;
import dev.syncline.trial.TrialRuns;
import dev.syncline.trial.Verdict;
import java.net.URI;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.data.domain.PageImpl;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

/** What is sent is shown first, nothing else is sent, and an answer changes nothing before it was tried and is accepted. */
@WebMvcTest(controllers = {AssistPage.class, AnswerPage.class})
@Import({
    Tabs.class,
    Moments.class,
    Together.class,
    KnownConnections.class,
    Question.class,
    Texts.class,
    Answers.class,
    Outcomes.class
})
@WithMockUser("alma")
class AssistPageTest {

    private static final UUID RUN = UUID.fromString("00000000-0000-4000-8000-000000000077");
    private static final String HERE = "/connections/" + Examples.ID + "/assist/incoming";

    @Autowired
    MockMvc mvc;

    @MockitoBean
    Audit audit;

    @MockitoBean
    Assistant assistant;

    @MockitoBean
    Reading reading;

    @MockitoBean
    Rules rules;

    @MockitoBean
    Faults faults;

    @MockitoBean
    LocalTracker tracker;

    @MockitoBean
    Connections connections;

    @MockitoBean
    Drafts drafts;

    @MockitoBean
    Revisions revisions;

    @MockitoBean
    TrialRuns runs;

    private final TrialRun run = mock(TrialRun.class);

    private final FakeTracker fake = new FakeTracker();
    private Item item;
    private PlainBrowser browser;

    @BeforeEach
    void isOn() {
        given(connections.find(Examples.ID))
                .willReturn(Optional.of(Examples.connection(Status.ACTIVE, Type.PUBLIC, Mode.SCRIPT)));
        given(revisions.published(Examples.ID))
                .willReturn(new Revision(
                        Examples.ID, 2, Revision.State.PUBLISHED, "// out", "// in", "gregor", "", Examples.NOON));
        given(assistant.setting())
                .willReturn(Optional.of(new AssistSetting(URI.create("https://api.example.com/v1"), "model-1")));
        given(reading.names(any())).willReturn("issue.summary: The title.");
        given(tracker.connector()).willReturn(fake);
        item = fake.person(Map.of("summary", "A secret of the customer"));
        given(faults.open(any(), any())).willReturn(new PageImpl<>(List.of(fault())));
        browser = new PlainBrowser(mvc, HERE);
        given(runs.hasSyncs(Examples.ID, Direction.INCOMING)).willReturn(true);
        given(runs.syncs(any(), any(), any(), anyInt(), any())).willReturn(run);
        given(runs.find(Examples.ID, RUN)).willReturn(Optional.of(run));
        given(run.id()).willReturn(RUN);
        given(run.only()).willReturn(Direction.INCOMING);
        given(run.past()).willReturn(true);
        given(run.scripts()).willReturn(new Scripts("// out", "issue.summary = 'x'\n"));
        came(Verdict.PENDING, "");
    }

    private void came(Verdict verdict, String summary) {
        boolean ended = verdict != Verdict.PENDING;
        given(run.total()).willReturn(1);
        given(run.done()).willReturn(ended ? 1 : 0);
        given(run.ended()).willReturn(ended);
        given(run.passed()).willReturn(ended && verdict != Verdict.FAULT);
        given(run.counts()).willReturn(Map.of(verdict, 1));
        given(run.cases(null))
                .willReturn(
                        List.of(new TrialCase(1, "ACME-1", 7L, Direction.INCOMING, Examples.NOON, verdict, summary)));
    }

    private long offers() {
        return browser.count("//button[normalize-space(.)='Put it into the draft']");
    }

    private PlainBrowser asked() {
        given(assistant.ask(any())).willReturn("```\nissue.summary = 'x'\n```");
        return wish().press("Show what is sent").press("Send to model-1");
    }

    @Test
    void showsEveryWordBeforeAnythingIsSent() {
        wish().press("Show what is sent");
        assertThat(browser.text("//*[@id='sent']"))
                .contains("https://api.example.com/v1", "Map the status", "// in", "issue.summary: The title.")
                .doesNotContain("A secret of the customer")
                .doesNotContain("No such team");
        verify(assistant, never()).ask(any());
    }

    @Test
    void sendsExactlyWhatWasShown() {
        given(assistant.ask(any())).willReturn("Here it is:\n```groovy\nissue.summary = 'x'\n```");
        wish().press("Show what is sent");
        String shown = browser.text("(//*[@id='sent']//pre)[2]");
        browser.press("Send to model-1");
        ArgumentCaptor<List<ChatMessage>> sent = ArgumentCaptor.captor();
        verify(assistant).ask(sent.capture());
        assertThat(sent.getValue().get(1).content().strip()).isEqualToNormalizingNewlines(shown);
        assertThat(browser.text("//ins")).isEqualTo("issue.summary = 'x'");
        verify(audit).record("asked AI Assist", "Acme to Globex, incoming");
    }

    @Test
    void sendsAFaultOrAnItemOnlyWhenTicked() {
        wish().type("item", item.ref().key()).press("Show what is sent");
        assertThat(browser.text("//*[@id='sent']")).doesNotContain("A secret of the customer");
        browser.choose("withItem", "true").choose("fault", "true").press("Show what is sent");
        assertThat(browser.text("//*[@id='sent']")).contains("A secret of the customer", "Line 3: No such team");
    }

    @Test
    void sendsNothingWhenSomethingChangedAfterItWasShown() {
        wish().press("Show what is sent").type("wish", "Something else").press("Send to model-1");
        assertThat(browser.status()).isEqualTo(409);
        verify(assistant, never()).ask(any());
        assertThat(browser.text("//*[@id='sent']")).contains("Something else");
    }

    @Test
    void offersNoAnswerThatDoesNotCompile() {
        given(assistant.ask(any())).willReturn("```groovy\noops }\n```");
        given(rules.check(any(), anyString())).willReturn(List.of(new Problem(1, 6, "unexpected token: }")));
        wish().press("Show what is sent").press("Send to model-1");
        assertThat(browser.text("//*[@role='alert']")).contains("cannot be accepted", "Line 1, column 6");
        assertThat(offers()).isZero();
        verify(runs, never()).syncs(any(), any(), any(), anyInt(), any());
    }

    @Test
    void runsAnAnswerOnTheLastSyncsBeforeItOffersIt() {
        asked();
        ArgumentCaptor<Scripts> tried = ArgumentCaptor.forClass(Scripts.class);
        verify(runs).syncs(eq(Examples.ID), tried.capture(), eq(Direction.INCOMING), anyInt(), eq("alma"));
        assertThat(tried.getValue()).isEqualTo(new Scripts("// out", "issue.summary = 'x'\n"));
        assertThat(browser.text("//*[@id='outcome']"))
                .contains("It is run on the last syncs that came in: 0 of 1 so far.");
        assertThat(offers()).isZero();
        came(Verdict.DIFFERENT, "Writes summary.");
        browser.open(HERE + "/answers/" + RUN);
        assertThat(browser.text("//*[@id='outcome']")).contains("It went through", "ACME-1", "Writes summary.");
        assertThat(offers()).isOne();
    }

    @Test
    void offersNoAnswerThatFailsInItsTestRun() {
        came(Verdict.FAULT, "Cannot get property 'name' of null.");
        asked();
        assertThat(browser.text("//*[@id='outcome']"))
                .contains("so it cannot be accepted", "Cannot get property 'name' of null.");
        assertThat(offers()).isZero();
    }

    @Test
    void takesNoAnswerWhoseTestRunDoesNotAllowIt() {
        came(Verdict.SAME, "");
        asked();
        came(Verdict.FAULT, "It failed meanwhile.");
        browser.press("Put it into the draft");
        assertThat(browser.status()).isEqualTo(422);
        verify(drafts, never()).keep(any());
    }

    @Test
    void saysWhenThereIsNothingToRunAnAnswerOn() {
        given(runs.hasSyncs(any(), any())).willReturn(false);
        asked();
        assertThat(browser.text("//*[@id='outcome']"))
                .contains("Nothing came in over this connection yet", "accept it untried");
        assertThat(offers()).isOne();
    }

    @Test
    void runsAnAnswerOnAnItemSomebodyNames() {
        came(Verdict.SAME, "");
        asked();
        given(run.past()).willReturn(false);
        given(runs.items(any(), any(), any(), any(), any())).willReturn(run);
        came(Verdict.MISSING, "There is no item “NOPE-1” in your tracker. Check the key.");
        browser.type("item", "NOPE-1").press("Try it");
        verify(runs).items(eq(Examples.ID), any(), eq(Direction.INCOMING), eq(List.of("NOPE-1")), eq("alma"));
        assertThat(browser.text("//*[@id='outcome']")).contains("There is no item “NOPE-1”");
        assertThat(offers()).isZero();
    }

    @Test
    void saysThatTooManyTestRunsAreAtWork() {
        given(runs.syncs(any(), any(), any(), anyInt(), any())).willThrow(new Refusal("", "There are 4 at work."));
        asked();
        assertThat(browser.text("//*[@role='alert']")).isEqualTo("There are 4 at work.");
        assertThat(offers()).isZero();
    }

    @Test
    void putsAnAcceptedAnswerIntoTheDraftAndPublishesNothing() {
        came(Verdict.SAME, "");
        asked();
        given(drafts.keep(any())).willThrow(new ConcurrentModificationException());
        browser.press("Put it into the draft");
        assertThat(browser.text("//*[@role='alert']")).contains("Your draft changed meanwhile");
        ArgumentCaptor<Draft> kept = ArgumentCaptor.forClass(Draft.class);
        verify(drafts).keep(kept.capture());
        assertThat(kept.getValue().incoming()).isEqualTo("issue.summary = 'x'\n");
        assertThat(kept.getValue().outgoing()).isEqualTo("// out");
        verify(revisions, never()).publish(any(), anyLong(), any(), any(), any(), any());
    }

    @Test
    void saysThatAnAnswerHoldsNoRule() {
        given(assistant.ask(any())).willReturn("I am sorry, I cannot do that.");
        wish().press("Show what is sent").press("Send to model-1");
        assertThat(browser.text("//*[@role='alert']")).startsWith("The answer holds no rule.");
        assertThat(browser.value("wish")).isEqualTo("Map the status");
    }

    @Test
    void asksForAWishAndForAnItemThatIsThere() {
        assertThat(browser.press("Show what is sent").text("//*[@role='alert']"))
                .startsWith("Say what");
        wish().choose("withItem", "true").type("item", "NOPE-1").press("Show what is sent");
        assertThat(browser.text("//*[@role='alert']")).startsWith("There is no item NOPE-1.");
    }

    @Test
    void isOffUntilItIsSetUp() {
        given(assistant.setting()).willReturn(Optional.empty());
        browser.open(HERE);
        assertThat(browser.content()).contains("AI Assist is off");
        assertThat(browser.count("//main//button")).isZero();
    }

    private PlainBrowser wish() {
        return browser.type("wish", "Map the status");
    }

    private static Fault fault() {
        return new Fault(
                UUID.randomUUID(),
                Fault.Level.ITEM,
                Examples.ID,
                "ACME-1",
                "No such team",
                "incoming",
                3,
                "Correct it.",
                null,
                1,
                Examples.NOON,
                Examples.NOON);
    }
}
