package dev.syncline.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.queue.Outcome;
import dev.syncline.testing.FakeSide;
import dev.syncline.transport.Envelope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is interrupted is there once, after all. */
class InterruptedWritesTest {

    private static final Map<String, Object> OPEN = Map.of("name", "Open");

    private final IncomingFixture one = new IncomingFixture();

    @AfterEach
    void stop() {
        one.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "addComment", "attach"})
    void looksBeforeItRepeatsAWriteWhoseAnswerNobodyHeard(String call) {
        Envelope envelope = everything();
        one.tracker.failAfter(call, unknown());
        assertThat(one.receive(envelope)).isInstanceOf(Outcome.Retry.class);
        assertThat(one.receive(envelope)).isEqualTo(Outcome.done());

        assertThereOnce();
        assertThat(one.look()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "addComment", "attach"})
    void repeatsAWriteThatNeverHappened(String call) {
        Envelope envelope = everything();
        one.tracker.failBefore(call, unknown());
        assertThat(one.receive(envelope)).isInstanceOf(Outcome.Retry.class);
        assertThat(one.receive(envelope)).isEqualTo(Outcome.done());

        assertThereOnce();
        assertThat(one.look()).isEmpty();
    }

    @Test
    void goesOnAfterEverythingWasWrittenAndNothingKept() {
        Envelope envelope = everything();
        one.envelopes.fail(new IllegalStateException("The database went away."));
        assertThatThrownBy(() -> one.receive(envelope)).hasMessage("The database went away.");
        assertThat(one.twins.find(one.side.connection, one.twin).orElseThrow().local())
                .isNull();
        assertThat(one.receive(envelope)).isEqualTo(Outcome.done());

        assertThereOnce();
        assertThat(one.look()).isEmpty();
    }

    @Test
    void overrulesNobodyWhoChangedSomethingBetweenTheAttempts() {
        Envelope envelope = everything();
        one.envelopes.fail(new IllegalStateException("The database went away."));
        assertThatThrownBy(() -> one.receive(envelope)).hasMessage("The database went away.");
        one.tracker.personSets(one.item().ref().id(), "summary", "Mine");
        one.receive(envelope);

        assertThat(one.item().fields()).containsEntry("summary", "Mine");
        assertThat(one.look()).hasSize(1);
    }

    @Test
    void overrulesNobodyWhoChangedAFieldAfterAnInterruptedUpdate() {
        one.receive(everything());
        one.look();
        Envelope update = one.sync(Map.of("summary", "Theirs", "status", OPEN));
        one.envelopes.fail(new IllegalStateException("The database went away."));
        assertThatThrownBy(() -> one.receive(update)).hasMessage("The database went away.");
        one.tracker.personSets(one.item().ref().id(), "summary", "Mine");
        one.receive(update);

        assertThat(one.item().fields()).containsEntry("summary", "Mine");
        assertThat(one.look()).hasSize(1);
    }

    @Test
    void staysSilentAboutAnUpdateWhoseAnswerNobodyHeard() {
        one.receive(everything());
        one.look();
        Envelope update = one.sync(Map.of("summary", "Theirs", "status", OPEN));
        one.tracker.failAfter("update", unknown());
        assertThat(one.receive(update)).isInstanceOf(Outcome.Retry.class);
        assertThat(one.receive(update)).isEqualTo(Outcome.done());

        assertThat(one.item().fields()).containsEntry("summary", "Theirs");
        assertThat(one.look()).isEmpty();
    }

    @Test
    void doesNotTakeAnotherCommentWithTheSameWordsForItsOwn() {
        one.receive(one.sync(Map.of("summary", "Printer")));
        one.look();
        one.tracker.addComment(one.item().ref(), new CommentDraft("First", false, null));
        Envelope envelope =
                one.sync(Map.of("summary", "Printer", "comments", List.of(IncomingFixture.comment("rc1", "First"))));
        one.tracker.failBefore("addComment", unknown());
        one.receive(envelope);
        one.receive(envelope);

        assertThat(one.item().comments()).extracting(Comment::body).containsExactly("First", "First");
    }

    @Test
    void repeatsAWholeRunThatStoresInBetween() {
        one.side.publish(FakeSide.OUTGOING, """
                issue.summary = replica.summary
                store(issue)
                issue.status = replica.status
                issue.comments = commentHelper.mergeComments(issue, replica, { it })
                store(issue)
                issue.attachments = attachmentHelper.mergeAttachments(issue, replica)
                """);
        Envelope envelope = everything();
        for (String call : List.of("create", "update", "addComment", "attach")) {
            one.tracker.failAfter(call, unknown());
            assertThat(one.receive(envelope)).as(call).isInstanceOf(Outcome.Retry.class);
        }
        assertThat(one.receive(envelope)).isEqualTo(Outcome.done());

        assertThereOnce();
        assertThat(one.look()).isEmpty();
    }

    private void assertThereOnce() {
        assertThat(one.item().comments()).extracting(Comment::body).containsExactly("First", "Second");
        assertThat(one.item().attachments()).extracting(Attachment::filename).containsExactly("a.txt");
        assertThat(one.twins.traces(one.side.connection, one.twin)).hasSize(3);
    }

    private Envelope everything() {
        return one.sync(Map.of(
                "summary",
                "Printer",
                "status",
                OPEN,
                "comments",
                List.of(IncomingFixture.comment("rc1", "First"), IncomingFixture.comment("rc2", "Second")),
                "attachments",
                List.of(one.file("rf1", "a.txt", "content"))));
    }

    private static TrackerFailure unknown() {
        return new TrackerFailure(TrackerFailure.Kind.OUTCOME_UNKNOWN, "The line went dead.");
    }
}
