package dev.syncline.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.AppliedMessage;
import dev.syncline.queue.Outcome;
import dev.syncline.transport.Envelope;
import dev.syncline.transport.FileFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of an item one of whose files cannot be had. */
class ReceiveFilesTest {

    private final IncomingFixture one = new IncomingFixture();

    @AfterEach
    void stop() {
        one.close();
    }

    @Test
    void goesOnWithoutAFileThatWasRemovedBeforeItCouldBeFetched() {
        one.fileFailure = new FileFailure(FileFailure.Kind.GONE, "The other side no longer has the file rf1.");
        assertThat(one.receive(everything())).isEqualTo(Outcome.done());

        assertThat(one.item().comments()).hasSize(2);
        assertThat(one.item().attachments()).isEmpty();
        assertThat(one.faults()).isEmpty();
        assertThat(one.envelopes.take()).extracting(Envelope::kind).containsExactly(AppliedMessage.KIND);
    }

    @Test
    void triesAgainLaterWhenAFileCannotBeReached() {
        one.fileFailure = new FileFailure(FileFailure.Kind.UNREACHABLE, "No answer.");
        Envelope envelope = everything();
        assertThat(one.receive(envelope)).isEqualTo(Outcome.retryWith("envelope.send", "No answer."));
        assertThat(one.faults()).isEmpty();
        assertThat(one.envelopes.take()).isEmpty();

        one.fileFailure = null;
        assertThat(one.receive(envelope)).isEqualTo(Outcome.done());
        assertThat(one.item().comments()).hasSize(2);
        assertThat(one.item().attachments()).hasSize(1);
    }

    @Test
    void goesOnWithoutAFileThatIsOverTheLimitAndSaysSo() {
        one.fileFailure = new FileFailure(FileFailure.Kind.OVER_QUOTA, "it has 7 bytes (syncline.files.largest).");
        assertThat(one.receive(everything())).isEqualTo(Outcome.done());

        assertThat(one.item().comments()).hasSize(2);
        assertThat(one.item().attachments()).isEmpty();
        assertThat(one.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message())
                        .isEqualTo("The file 'a.txt' was left out: it has 7 bytes (syncline.files.largest)."));
    }

    @Test
    void keepsAFileThatTheTrackerDidNotTakeUntilItDoes() {
        one.tracker.failBefore("attach", new TrackerFailure(TrackerFailure.Kind.TRANSIENT, "Busy."));
        Envelope envelope = everything();
        assertThat(one.receive(envelope)).isInstanceOf(Outcome.Retry.class);
        assertThat(one.fetched)
                .singleElement()
                .satisfies(file -> assertThat(file).exists());

        assertThat(one.receive(envelope)).isEqualTo(Outcome.done());
        assertThat(one.item().attachments()).hasSize(1);
        assertThat(one.fetched).last().satisfies(file -> assertThat(file).doesNotExist());
    }

    @Test
    void parksAnItemWhoseFileIsNotTheOneAnnounced() {
        one.fileFailure = new FileFailure(FileFailure.Kind.ALTERED, "Not the one announced.");
        assertThat(one.receive(everything())).isEqualTo(Outcome.park("Not the one announced."));
        assertThat(one.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).isEqualTo("Not the one announced."));
    }

    private Envelope everything() {
        return one.sync(Map.of(
                "summary",
                "Printer",
                "comments",
                List.of(IncomingFixture.comment("rc1", "First"), IncomingFixture.comment("rc2", "Second")),
                "attachments",
                List.of(one.file("rf1", "a.txt", "content"))));
    }
}
