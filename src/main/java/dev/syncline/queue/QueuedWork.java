package dev.syncline.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that is not done yet, and why it waits.
 *
 * @param nextTry when it is tried again, never a moment that has passed; null while it is parked, being done or next in
 *     turn, and where it waits for something nobody knows the time of
 */
public record QueuedWork(
        Work work,
        State state,
        @Nullable String reason,
        @Nullable Instant nextTry) {

    /** Where it stands. */
    public enum State {
        QUEUED,
        IN_FLIGHT,
        PARKED
    }
}
