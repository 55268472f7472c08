package dev.syncline.worklist;

import dev.syncline.connection.ConnectionId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list of items, and how far it got.
 *
 * @param whole whether it means every item of the connection; it has no rows of its own then
 * @param bringsParts whether comments and files that are there already go over with the next change
 * @param problem why it does not get on, where it does not
 */
public record Worklist(
        UUID id,
        Kind kind,
        ConnectionId connection,
        boolean whole,
        boolean bringsParts,
        State state,
        String by,
        Instant made,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable String problem,
        Tally tally) {

    /** What it does to each item. */
    public enum Kind {
        CONNECT,
        CLEAN_UP
    }

    /** Where it stands. */
    public enum State {
        /** Rows are looked up; nothing is done. */
        CHECKING,
        /** Every row has a verdict; somebody must start it. */
        CHECKED,
        RUNNING,
        STOPPED,
        DONE
    }

    /** How many rows stand where. */
    public record Tally(long unchecked, long ready, long wrong, long waiting, long done, long failed) {

        public long all() {
            return unchecked + ready + wrong + waiting + done + failed;
        }
    }

    /** Whether it changes by itself now. */
    public boolean live() {
        return state == State.CHECKING || state == State.RUNNING || tally.waiting() > 0;
    }
}
