package dev.syncline.salesforce.pubsub;

import dev.syncline.connector.TrackerFailure;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Gaps between attempts: each twice as long as the one before, up to five minutes, none exactly so long. */
final class Gaps {

    private static final long FIRST = 1_000;
    private static final long LONGEST = Duration.ofMinutes(5).toMillis();
    private static final int DOUBLINGS = 9;
    private static final double SPREAD = 0.2;

    private int attempts;

    void reset() {
        attempts = 0;
    }

    Duration next() {
        return spread(Math.min(LONGEST, FIRST << Math.min(attempts++, DOUBLINGS)));
    }

    /** The same, and not before a tracker that said when to come back wants to see anybody. */
    Duration next(Throwable why) {
        Duration gap = next();
        Duration wanted =
                why instanceof TrackerFailure failure ? failure.comeBackIn().orElse(Duration.ZERO) : Duration.ZERO;
        return gap.compareTo(wanted) > 0 ? gap : wanted;
    }

    /** Where only a person can help. */
    static Duration longest() {
        return spread(LONGEST);
    }

    private static Duration spread(long millis) {
        double factor = 1 - SPREAD + 2 * SPREAD * ThreadLocalRandom.current().nextDouble();
        return Duration.ofMillis((long) (millis * factor));
    }
}
