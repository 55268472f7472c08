package dev.syncline.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Work that is not done yet, and why it waits. */
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
