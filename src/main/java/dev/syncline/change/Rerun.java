package dev.syncline.change;

import dev.syncline.connection.ConnectionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The outgoing rule of a connection run again for every item under sync, after another revision was published.
 *
 * @param revision the revision it was started for; each item meets the rule in force when its turn comes
 * @param total items under sync when it was started
 * @param waiting items on their way, {@code held} those of them that wait behind a fault
 * @param sent items whose replica is another one now, and was sent
 * @param same items whose replica is the same under both rules
 * @param failed items the rule or the tracker failed on
 */
public record Rerun(
        ConnectionId connection,
        long revision,
        State state,
        String by,
        Instant started,
        @Nullable Instant ended,
        long total,
        long waiting,
        long held,
        long sent,
        long same,
        long failed,
        long gone) {

    /** Where it stands. */
    public enum State {
        RUNNING,
        STOPPED,
        DONE
    }

    /** Items that had their turn. */
    public long turns() {
        return waiting + held + sent + same + failed + gone;
    }

    public boolean running() {
        return state == State.RUNNING;
    }
}
