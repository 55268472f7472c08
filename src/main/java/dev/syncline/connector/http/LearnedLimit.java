package dev.syncline.connector.http;

import dev.syncline.connector.FileLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The largest file a tracker takes, learned from its refusal.
 *
 * <p>Nobody is told when the limit is raised: so it is believed for ten minutes, and then a file is tried again.
 */
public final class LearnedLimit {

    private static final Duration BELIEVED = Duration.ofMinutes(10);

    private final Clock clock;
    private final FileLimits unlearned;
    private volatile FileLimits learned;
    private volatile Instant until = Instant.EPOCH;

    /** With what is assumed as long as nothing was refused. */
    public LearnedLimit(Clock clock, FileLimits unlearned) {
        this.clock = clock;
        this.unlearned = unlearned;
        this.learned = unlearned;
    }

    public FileLimits limits() {
        return clock.instant().isBefore(until) ? learned : unlearned;
    }

    public void learn(long maximumBytes) {
        learned = new FileLimits(maximumBytes, unlearned.allowedEndings(), unlearned.refusedEndings());
        until = clock.instant().plus(BELIEVED);
    }
}
