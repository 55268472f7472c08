package dev.syncline.connector;

import java.time.Duration;
import java.time.Instant;

/**
 * How many calls a tracker still takes, as it said itself.
 *
 * @param name what the tracker counts, such as {@code calls per hour}
 * @param remaining what is left until then
 * @param until when the tracker counts anew
 */
public record RateBudget(String name, long remaining, long limit, Instant until) {

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
        return usable <= 0 ? left : left.dividedBy(usable);
    }
}
