package dev.syncline.change;

import dev.syncline.connection.ConnectionId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bulk operation over the items that a trigger's filter matches.
 *
 * @param filter as it was when this was started
 * @param looked items the tracker named so far
 * @param needless items that were under sync already, or not under sync for {@link Kind#UNEXALATE}
 * @param staysOut items that somebody took off sync, which only a person puts back
 * @param waiting items on their way
 * @param done items that were put under sync, or taken off
 * @param failed items the rule or the tracker failed on
 * @param problem why it does not get on, where it does not
 */
public record Bulk(
        UUID trigger,
        Kind kind,
        ConnectionId connection,
        String entityType,
        String filter,
        State state,
        String by,
        Instant started,
        @Nullable Instant ended,
        long looked,
        long needless,
        long staysOut,
        long waiting,
        long done,
        long failed,
        @Nullable String problem) {

    /** What it does to each item. */
    public enum Kind {
        EXALATE,
        UNEXALATE
    }

    /** Where it stands. */
    public enum State {
        RUNNING,
        STOPPED,
        DONE,
        /** The tracker cannot read the filter. */
        FAILED
    }

    public boolean running() {
        return state == State.RUNNING;
    }
}
