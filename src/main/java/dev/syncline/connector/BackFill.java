package dev.syncline.connector;

import dev.syncline.connector.RateBudget.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What a tracker's own limits leave to large amounts that nobody waits for: half, so that people never find them used up. */
public final class BackFill {

    private BackFill() {}

    /**
     * How many calls may be made now; a great many where the tracker tells of no limit.
     *
     * @throws TrackerFailure RATE_LIMITED, with the time to come back, when its half is used up
     */
    public static long room(List<RateBudget> budgets, Instant now) {
        budgets.stream()
                .filter(budget -> budget.room(Urgency.BACK_FILL, now) == 0)
                .max(Comparator.comparing(budget -> budget.spacing(Urgency.BACK_FILL, now)))
                .ifPresent(spent -> {
                    throw usedUp(spent, spent.spacing(Urgency.BACK_FILL, now));
                });
        return budgets.stream()
                .mapToLong(budget -> budget.room(Urgency.BACK_FILL, now))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static TrackerFailure usedUp(RateBudget spent, Duration pause) {
        return TrackerFailure.ofRate(
                "The tracker takes %d more of %d %s. They are kept for what people change; this goes on by itself in %d s."
                        .formatted(spent.remaining(), spent.limit(), spent.name(), pause.toSeconds() + 1),
                pause);
    }
}
