package dev.syncline.connector.http;

import dev.syncline.connector.RateBudget;
import dev.syncline.connector.TrackerFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Closed while the tracker wants no calls: nothing is sent that it said it would refuse. */
final class Gate {

    private final Clock clock;
    private final Map<String, RateBudget> budgets = new LinkedHashMap<>();
    private Instant closedUntil = Instant.MIN;

    Gate(Clock clock) {
        this.clock = clock;
    }

    /** Goes through, or says how long it stays closed and which budget is used up, where one is. */
    synchronized void pass() {
        Instant now = clock.instant();
        RateBudget used = usedUp(now);
        Instant until = used != null && used.until().isAfter(closedUntil) ? used.until() : closedUntil;
        if (!until.isAfter(now)) {
            return;
        }
        Duration left = Duration.between(now, until);
        long seconds = left.plusMillis(999).toSeconds();
        throw TrackerFailure.ofRate(
                used == null
                        ? "The tracker takes no calls for another %d s; this one goes out then.".formatted(seconds)
                        : "The tracker's budget '%s' (%d) is used up; it is free again in %d s, at %s. This call goes out then."
                                .formatted(used.name(), used.limit(), seconds, until.truncatedTo(ChronoUnit.SECONDS)),
                left);
    }

    /** Of those that are used up the one that comes back last. */
    private @Nullable RateBudget usedUp(Instant now) {
        return budgets.values().stream()
                .filter(budget -> budget.remaining() <= 0
                        && !budget.rolling()
                        && budget.until().isAfter(now))
                .max(Comparator.comparing(RateBudget::until))
                .orElse(null);
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
