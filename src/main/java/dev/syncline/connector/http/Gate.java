package dev.syncline.connector.http;

import dev.syncline.connector.RateBudget;
import dev.syncline.connector.TrackerFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Closed while the tracker wants no calls: nothing is sent that it said it would refuse. */
final class Gate {

    private final Clock clock;
    private final Map<String, RateBudget> budgets = new LinkedHashMap<>();
    private Instant closedUntil = Instant.MIN;

    Gate(Clock clock) {
        this.clock = clock;
    }

    /** Goes through, or says how long it stays closed. */
    synchronized void pass() {
        Instant now = clock.instant();
        Instant until = closedUntil;
        for (RateBudget budget : budgets.values()) {
            if (budget.remaining() <= 0 && !budget.rolling() && budget.until().isAfter(until)) {
                until = budget.until();
            }
        }
        if (until.isAfter(now)) {
            Duration left = Duration.between(now, until);
            throw TrackerFailure.ofRate(
                    "The tracker takes no calls for another %d s; this one goes out then."
                            .formatted(left.plusMillis(999).toSeconds()),
                    left);
        }
    }

    synchronized void closeFor(Duration time) {
        Instant until = clock.instant().plus(time);
        closedUntil = until.isAfter(closedUntil) ? until : closedUntil;
    }

    synchronized void learn(List<RateBudget> told) {
        told.forEach(budget -> budgets.put(budget.name(), budget));
    }

    synchronized List<RateBudget> budgets() {
        return List.copyOf(budgets.values());
    }
}
