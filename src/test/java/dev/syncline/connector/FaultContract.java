package dev.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.syncline.connector.Capabilities.Capability;
import dev.syncline.connector.TrackerFailure.Effect;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.testing.Eventually;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every tracker behind HTTP owes when something goes wrong: it is told what was done, and what to do next. */
public abstract class FaultContract extends FileContract {

    /** The switches of the tracker under test; null when it lives inside the node. Every test gets a tracker of its own. */
    protected @Nullable TrackerFaults faults() {
        return null;
    }

    @Test
    void aCreateWhoseAnswerIsLostIsFoundAgain() {
        TrackerFaults faults = switches();
        String key = key();
        faults.loseNextAnswer();

        assertThat(failure(() -> connector().create(entityType(), key, fields("Lost answer")))
                        .kind())
                .isEqualTo(Kind.OUTCOME_UNKNOWN);

        Eventually.holds(
                "the item is found by its correlation key",
                () -> connector().findCreated(entityType(), key).isPresent());
    }

    @Test
    void anUpdateWhoseAnswerIsLostIsOfUnknownOutcome() {
        TrackerFaults faults = switches();
        Item item = create("Lost answer");
        faults.loseNextAnswer();

        assertThat(failure(() -> connector().update(item.ref(), patch("summary", "Written all the same")))
                        .kind())
                .isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(read(item).fields()).containsEntry("summary", "Written all the same");
    }

    @Test
    void aCommentWhoseAnswerIsLostIsThereOnce() {
        TrackerFaults faults = switches();
        assumeTrue(connector().capabilities().offers(Capability.COMMENTS));
        Item item = create("Lost answer");
        faults.loseNextAnswer();

        assertThat(failure(() -> connector().addComment(item.ref(), comment("Said once")))
                        .kind())
                .isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(read(item).comments()).extracting(this::words).containsExactly("Said once");
        assertThat(read(item).comments()).extracting(Comment::author).doesNotContainNull();
    }

    @Test
    void aLimitIsPassedOnAsToldAndObeyed() {
        TrackerFaults faults = switches();
        Item item = create("Too often");
        faults.limitNext(Duration.ofMinutes(7));

        TrackerFailure refused = failure(() -> connector().update(item.ref(), patch("summary", "x")));
        int calls = faults.calls();
        TrackerFailure waiting =
                failure(() -> connector().read(entityType(), item.ref().id()));

        assertThat(refused.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(refused.comeBackIn()).contains(Duration.ofMinutes(7));
        assertThat(waiting.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(waiting.comeBackIn().orElseThrow())
                .isGreaterThan(Duration.ofMinutes(5))
                .isLessThanOrEqualTo(Duration.ofMinutes(7));
        assertThat(faults.calls()).as("calls after the tracker asked for none").isEqualTo(calls);
    }

    @Test
    void expiredCredentialsAreRenewedOrSaidToBe() {
        TrackerFaults faults = switches();
        Item item = create("In mid-sync");
        faults.expireToken();
        try {
            connector().update(item.ref(), patch("summary", "Went on"));
        } catch (TrackerFailure failure) {
            assertThat(failure.kind()).isEqualTo(Kind.AUTH_EXPIRED);
            connector().update(item.ref(), patch("summary", "Went on"));
        }
        assertThat(read(item).fields()).containsEntry("summary", "Went on");
    }

    @Test
    void revokedCredentialsLetEverythingWait() {
        TrackerFaults faults = switches();
        Item item = create("Locked out");
        faults.revoke();

        assertThat(failure(() -> read(item)).kind().effect()).isEqualTo(Effect.TRACKER_WAITS);
        assertThat(failure(() -> connector().check()).kind().effect()).isEqualTo(Effect.TRACKER_WAITS);
    }

    @Test
    void aTrackerThatFailsIsAskedAgain() {
        TrackerFaults faults = switches();
        Item item = create("Bad moment");
        faults.failNext();

        assertThat(failure(() -> read(item)).kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(read(item)).isEqualTo(item);
    }

    @Test
    void aPageForPeopleIsNoAnswer() {
        TrackerFaults faults = switches();
        Item item = create("Behind a proxy");
        faults.answerNextWithAPage();

        assertThat(failure(() -> read(item)).kind()).isIn(Kind.CONTRACT_DRIFT, Kind.TRANSIENT);
    }

    @Test
    void aTrackerThatIsNotThereWroteNothing() {
        TrackerFaults faults = switches();
        Item item = create("Gone home");
        faults.stop();

        TrackerFailure failure = failure(() -> connector().update(item.ref(), patch("summary", "x")));

        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(failure.getMessage()).contains("reached");
    }

    private TrackerFaults switches() {
        assumeTrue(faults() != null, "This tracker is not spoken to over HTTP.");
        return Objects.requireNonNull(faults());
    }
}
