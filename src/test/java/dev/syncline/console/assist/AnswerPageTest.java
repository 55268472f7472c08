package dev.syncline.console.assist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.syncline.connection.Draft;
import dev.syncline.connection.Refusal;
import dev.syncline.console.connections.Examples;
import dev.syncline.script.Direction;
import dev.syncline.script.Problem;
import dev.syncline.trial.Scripts;
import dev.syncline.trial.Verdict;
import java.util.ConcurrentModificationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

/** An answer changes nothing before it was tried and is accepted. */
class AnswerPageTest extends AssistPagesFixture {

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
}
