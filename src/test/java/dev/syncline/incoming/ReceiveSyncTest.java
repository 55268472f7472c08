package dev.syncline.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.fault.Fault;
import dev.syncline.item.AppliedMessage;
import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.Trace;
import dev.syncline.item.WorkLog;
import dev.syncline.queue.Outcome;
import dev.syncline.testing.FakeSide;
import dev.syncline.transport.Envelope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of an item the other side sent. */
class ReceiveSyncTest {

    private static final Map<String, Object> OPEN = Map.of("name", "Open");

    private final IncomingFixture one = new IncomingFixture();

    @AfterEach
    void stop() {
        one.close();
    }

    @Test
    void makesTheItemWithItsCommentsAndFilesAndAnswersWhichIsWhich() {
        assertThat(one.receive(everything())).isEqualTo(Outcome.done());

        Item item = one.item();
        assertThat(item.fields()).containsEntry("summary", "Printer");
        assertThat(item.comments()).extracting(Comment::body).containsExactly("First", "Second");
        assertThat(item.attachments()).extracting(Attachment::filename).containsExactly("a.txt");
        assertThat(one.fetched).isNotEmpty().allMatch(file -> !file.toFile().exists());

        List<Envelope> answers = one.envelopes.take();
        assertThat(answers).extracting(Envelope::kind).containsExactly(AppliedMessage.KIND);
        AppliedMessage answer = AppliedMessage.fromBody(answers.get(0).body());
        assertThat(answer.from().key()).isEqualTo(item.ref().key());
        assertThat(answer.traces())
                .contains(Trace.ofTheirs(
                        Trace.Type.COMMENT, item.comments().get(0).id(), "rc1"))
                .contains(Trace.ofTheirs(
                        Trace.Type.ATTACHMENT, item.attachments().get(0).id(), "rf1"))
                .hasSize(3);
        assertThat(one.twins.find(one.side.connection, one.twin).orElseThrow().remoteKey())
                .isEqualTo("GLO-7");
    }

    @Test
    void booksWorkOnceAndSaysWhichIsWhich() {
        one.side.publish(
                FakeSide.OUTGOING,
                "issue.summary = replica.summary\nissue.workLogs = workLogHelper.mergeWorkLogs(issue, replica)");
        Map<String, Object> work = Map.of("id", "rw1", "comment", "Call", "timeSpent", 60);
        one.receive(one.sync(Map.of("summary", "Printer", "workLogs", List.of(work))));
        one.receive(one.sync(Map.of("summary", "Printer", "workLogs", List.of(work))));

        assertThat(one.item().workLogs()).extracting(WorkLog::comment).containsExactly("Call");
        assertThat(one.twins.traces(one.side.connection, one.twin))
                .contains(Trace.ofTheirs(Trace.Type.WORK_LOG, "w1", "rw1"));
    }

    @Test
    void writesOnlyWhatTheRuleAssignedAndWhatDiffers() {
        one.receive(everything());
        one.tracker.personSets(one.item().ref().id(), "impact", "Mine");
        int before = one.tracker.writes().size();
        one.receive(one.sync(Map.of("summary", "Printer", "status", Map.of("name", "Closed"))));

        assertThat(one.tracker.writes().subList(before, one.tracker.writes().size()))
                .containsExactly("update " + one.item().ref().id() + " [status]");
        assertThat(one.item().fields()).containsEntry("impact", "Mine");
    }

    @Test
    void addsACommentOnceHoweverOftenItIsSent() {
        one.receive(everything());
        one.receive(one.sync(Map.of(
                "summary",
                "Printer",
                "status",
                OPEN,
                "comments",
                List.of(
                        IncomingFixture.comment("rc1", "First"),
                        IncomingFixture.comment("rc2", "Second"),
                        IncomingFixture.comment("rc3", "Third")))));

        assertThat(one.item().comments()).extracting(Comment::body).containsExactly("First", "Second", "Third");
    }

    @Test
    void appliesAnEnvelopeThatComesAgainNotAgain() {
        Envelope envelope = everything();
        one.receive(envelope);
        one.tracker.personSets(one.item().ref().id(), "summary", "Changed since");
        one.envelopes.take();
        int before = one.tracker.writes().size();

        assertThat(one.receive(envelope)).isEqualTo(Outcome.done());
        assertThat(one.tracker.writes()).hasSize(before);
        assertThat(one.envelopes.take()).isEmpty();
    }

    @Test
    void keepsItsOwnWriteToItself() {
        one.receive(everything());
        assertThat(one.look()).isEmpty();
        one.receive(one.sync(Map.of("summary", "Printer on fire", "status", OPEN)));
        assertThat(one.look()).isEmpty();
        assertThat(one.look()).isEmpty();
    }

    @Test
    void stillSendsWhatAPersonChangedWhileWeWrote() {
        one.receive(everything());
        one.look();
        one.tracker.meanwhile(
                "update", () -> one.tracker.personSets(one.item().ref().id(), "status", Map.of("name", "Closed")));
        one.receive(one.sync(Map.of("summary", "Printer on fire", "status", OPEN)));

        assertThat(one.look()).hasSize(1);
    }

    @Test
    void stillSendsWhatAPersonChangedBetweenTwoOfOurWrites() {
        one.side.publish(
                "replica.summary = issue.summary\nreplica.impact = issue.impact", "issue.summary = replica.summary");
        one.receive(one.sync(Map.of("summary", "One")));
        one.look();
        one.receive(one.sync(Map.of("summary", "Two")));
        one.tracker.personSets(one.item().ref().id(), "impact", "High");
        one.receive(one.sync(Map.of("summary", "Three")));

        assertThat(one.look()).hasSize(1);
    }

    @Test
    void takesOutOfHtmlWhatCouldAct() {
        one.side.publish("", "issue.description = replica.description");
        one.receive(one.sync(Map.of("description", "<p onclick=\"x()\">Hi</p><script>y()</script>")));
        assertThat(one.item().fields()).containsEntry("description", "<p>Hi</p>");

        int before = one.tracker.writes().size();
        one.receive(one.sync(Map.of("description", "<p onclick=\"x()\">Hi</p><script>y()</script>")));
        assertThat(one.tracker.writes()).hasSize(before);
    }

    @Test
    void readsTheItemAgainAfterTheRuleStoredIt() {
        one.receive(one.sync(Map.of("summary", "Printer")));
        one.side.publish("", """
                issue.summary = replica.summary
                store(issue)
                issue.labels = [issue.impact]
                """);
        one.tracker.meanwhile(
                "update", () -> one.tracker.personSets(one.item().ref().id(), "impact", "High"));
        one.receive(one.sync(Map.of("summary", "Printer on fire")));

        assertThat(one.item().fields()).containsEntry("summary", "Printer on fire");
        assertThat(String.valueOf(one.item().fields().get("labels"))).contains("High");
        assertThat(one.item().fields()).containsEntry("impact", "High");
    }

    @Test
    void bindsAnItemTheRuleChose() {
        Item existing = one.tracker.person(Map.of("summary", "Already here"));
        one.side.publish("", """
                if (firstSync) { issue.id = '%s' }
                issue.status = replica.status
                """.formatted(existing.ref().id()));
        one.receive(one.sync(Map.of("status", OPEN)));

        assertThat(one.tracker.items()).hasSize(1);
        assertThat(one.item().fields()).containsEntry("summary", "Already here").containsKey("status");
        assertThat(one.twins.findByLocal(one.side.connection, existing.ref())).isPresent();
    }

    @Test
    void makesNothingWhenTheRuleAssignsNothing() {
        one.side.publish("", "return");
        assertThat(one.receive(one.sync(Map.of("summary", "Printer")))).isEqualTo(Outcome.done());
        assertThat(one.tracker.items()).isEmpty();
    }

    @Test
    void syncsBackWhenTheRuleAsks() {
        one.side.publish("", "issue.summary = replica.summary\nsyncHelper.syncBackAfterProcessing()");
        one.receive(one.sync(Map.of("summary", "Printer")));

        assertThat(one.queue.take()).hasSize(1);
    }

    @Test
    void fetchesNoFileThatTheTrackerWouldNotTake() {
        Envelope envelope = one.sync(
                Map.of("summary", "Printer", "attachments", List.of(one.file("rf1", "large.txt", "x".repeat(1_001)))));

        assertThat(one.receive(envelope)).isInstanceOf(Outcome.Park.class);
        assertThat(one.fetched).isEmpty();
        assertThat(one.faults())
                .extracting(Fault::message)
                .containsExactly("The file 'large.txt' has 1001 bytes, and the tracker takes at most 1000.");
    }

    @Test
    void leavesTheTrackersFailureTheTrackersWhenTheRuleStores() {
        one.receive(everything());
        one.side.publish("", "issue.summary = replica.summary\nstore(issue)");
        one.tracker.failBefore("update", new TrackerFailure(TrackerFailure.Kind.TRANSIENT, "Busy."));

        assertThat(one.receive(one.sync(Map.of("summary", "New")))).isEqualTo(Outcome.retryWith("tracker", "Busy."));
        assertThat(one.faults()).isEmpty();
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
}
