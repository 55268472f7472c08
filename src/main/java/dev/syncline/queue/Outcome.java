package dev.syncline.queue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a piece of work. */
public sealed interface Outcome {

    /** It is done; the row leaves. */
    record Done() implements Outcome {}

    /**
     * It did not work this time; the lane waits. Tried again for ever: 1 s, 5 s, 30 s, 2 min, then every 10 min, ±20 %.
     *
     * @param after what the other side asked for, where it did
     * @param with kind of work that, when it is woken, wakes this too
     * @param counts whether it counts as a try
     */
    record Retry(
            String reason,
            @Nullable Duration after,
            @Nullable String with,
            boolean counts) implements Outcome {

        public Retry(String reason, @Nullable Duration after, @Nullable String with) {
            this(reason, after, with, true);
        }

        public Retry(String reason, @Nullable Duration after) {
            this(reason, after, null);
        }
    }

    /** Somebody must look at it first; its lane waits, other lanes go on. */
    record Park(String reason) implements Outcome {}

    static Outcome done() {
        return new Done();
    }

    static Outcome retry(String reason) {
        return new Retry(reason, null);
    }

    /** Tried again as ever, or as soon as work of the given kind is woken. */
    static Outcome retryWith(String kind, String reason) {
        return new Retry(reason, null, kind);
    }

    /** It was not tried, since what it needs is known to be away for so long, or until the given kind of work is woken. */
    static Outcome held(String kind, String reason, Duration after) {
        return new Retry(reason, after, kind, false);
    }

    static Outcome park(String reason) {
        return new Park(reason);
    }
}
