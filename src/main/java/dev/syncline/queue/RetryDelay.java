package dev.syncline.queue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** How long work waits before it is tried again: 1 s, 5 s, 30 s, 2 min, then every 10 min, ±20 %. */
final class RetryDelay {

    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10));

    private RetryDelay() {}

    /** The wait after so many tries before this one. */
    static Duration after(int attempts) {
        long millis = STEPS.get(Math.min(attempts, STEPS.size() - 1)).toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis * 8 / 10, millis * 12 / 10 + 1));
    }
}
