package dev.syncline.connector;

import java.time.Duration;
import java.time.Instant;

/**
 * How many calls a tracker still takes, as it said itself.
 *
 * @param name what the tracker counts, such as {@code calls per hour}
 * @param remaining what is left until then
 * @param until when the tracker counts anew
 * @param rolling whether it never counts anew at once: each call comes back as long after it was made as {@code until}
 *     is from now, so that a little is free again long before
 */
public record RateBudget(String name, long remaining, long limit, Instant until, boolean rolling) {

    /** When to look again at a budget that comes back bit by bit. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(15);

    /** Counted anew all at once. */
    public RateBudget(String name, long remaining, long limit, Instant until) {
        this(name, remaining, limit, until, false);
    }

    /** Who asks; what is less urgent leaves more of the budget untouched. */
    public enum Urgency {
        /** Somebody waits, or an item is written: uses all there is. */
        INTERACTIVE(0),
        /** Looking for changes. */
        READING(10),
        /** Large amounts that nobody waits for. */
        BACK_FILL(50);

        private final int keptFree;

        Urgency(int keptFree) {
            this.keptFree = keptFree;
        }
    }

    /**
     * How long to wait before the next call, so that the budget lasts until it is counted anew and the part kept free
     * for what is more urgent stays free.
     */
    public Duration spacing(Urgency urgency, Instant now) {
        Duration left = Duration.between(now, until);
        long usable = remaining - limit * urgency.keptFree / 100;
        if (left.isNegative() || left.isZero() || (urgency == Urgency.INTERACTIVE && usable > 0)) {
            return Duration.ZERO;
        }
        if (usable > 0) {
            return left.dividedBy(usable);
        }
        return rolling && left.compareTo(LOOK_AGAIN) > 0 ? LOOK_AGAIN : left;
    }

    /** How many calls are left now without touching the part kept free for what is more urgent. */
    public long room(Urgency urgency, Instant now) {
        long left = now.isBefore(until) ? remaining : limit;
        return Math.max(0, left - limit * urgency.keptFree / 100);
    }
}
