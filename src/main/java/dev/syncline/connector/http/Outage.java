package dev.syncline.connector.http;

import dev.syncline.connector.TrackerFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Whether the tracker answers at all. After three calls in a row without a use nothing is sent for a growing while, and
 * then one call at a time looks: workers that wait for it would be missing elsewhere.
 */
final class Outage {

    private static final int PATIENCE = 3;

    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10));

    /** An answer that is an error holds no worker for long, and may be about one item only: it never stops the rest for longer. */
    private static final int LONGEST_AFTER_ANSWER = 1;

    /** For who comes while another looks. */
    private static final Duration MEANWHILE = Duration.ofSeconds(10);

    private final Clock clock;
    private Instant closedUntil = Instant.MIN;
    private int failures;
    private boolean looking;

    /** Counts up with each pause: calls that were under way when it began say nothing new when they fail. */
    private long pauses;

    Outage(Clock clock) {
        this.clock = clock;
    }

    /**
     * Begins a call.
     *
     * @param host of the tracker, for people
     * @return what to end it with
     * @throws TrackerFailure of kind SILENT, with the time until the next look, when none is to be made
     */
    synchronized long begin(String host) {
        if (failures >= PATIENCE) {
            Instant now = clock.instant();
            if (looking || now.isBefore(closedUntil)) {
                Duration left = now.isBefore(closedUntil) ? Duration.between(now, closedUntil) : MEANWHILE;
                throw new TrackerFailure(
                        TrackerFailure.Kind.SILENT,
                        "The tracker at %s does not answer. This goes on by itself once it does.".formatted(host),
                        Map.of(),
                        left,
                        null);
            }
            looking = true;
        }
        return pauses;
    }

    /** The tracker answered. */
    synchronized void answered() {
        failures = 0;
        looking = false;
    }

    /** A call brought no answer, or one that says that the tracker cannot; {@code answered} tells which. */
    synchronized void failed(long begun, boolean answered) {
        if (begun != pauses) {
            return;
        }
        looking = false;
        failures++;
        if (failures >= PATIENCE) {
            int longest = answered ? LONGEST_AFTER_ANSWER : PAUSES.size() - 1;
            long millis = PAUSES.get(Math.min(failures - PATIENCE, longest)).toMillis();
            closedUntil = clock.instant()
                    .plusMillis(ThreadLocalRandom.current().nextLong(millis * 8 / 10, millis * 12 / 10 + 1));
            pauses++;
        }
    }

    /** A call ended that says nothing about the tracker. */
    synchronized void undecided(long begun) {
        looking = looking && begun != pauses;
    }
}
