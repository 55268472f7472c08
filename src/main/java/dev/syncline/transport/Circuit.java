package dev.syncline.transport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Whether a peer answers; while it does not, one call at a time looks whether it is back. */
final class Circuit {

    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10));

    private static final Duration LONGEST = Duration.ofHours(1);

    private final Clock clock;
    private Instant closedUntil = Instant.MIN;
    private int failures;
    private boolean probing;

    Circuit(Clock clock) {
        this.clock = clock;
    }

    /** Whether a call may be made now. */
    synchronized boolean isOpen() {
        return failures == 0 || (!probing && !clock.instant().isBefore(closedUntil));
    }

    /** Begins a call, where it may be made. */
    synchronized boolean begin() {
        if (!isOpen()) {
            return false;
        }
        probing = failures > 0;
        return true;
    }

    /** Ends a call that got no answer to believe; says how long to wait. */
    Duration failed() {
        return failed(Duration.ZERO);
    }

    /** The same where the peer asked to wait, which is believed for an hour at most. */
    synchronized Duration failed(Duration asked) {
        long millis = STEPS.get(Math.min(failures, STEPS.size() - 1)).toMillis();
        Duration wait = Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis * 8 / 10, millis * 12 / 10 + 1));
        Duration bounded = asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
        wait = wait.compareTo(bounded) > 0 ? wait : bounded;
        failures++;
        probing = false;
        closedUntil = clock.instant().plus(wait);
        return wait;
    }

    /** The peer answered or called; says whether that is news. */
    synchronized boolean answered() {
        boolean news = failures > 0;
        failures = 0;
        probing = false;
        return news;
    }

    /** Ends a call that said nothing about whether this answers. */
    synchronized void undecided() {
        probing = false;
    }

    synchronized int failures() {
        return failures;
    }

    /** When the next look is; empty when one may be, or is, going on. */
    synchronized Optional<Instant> nextLook() {
        return failures == 0 || probing ? Optional.empty() : Optional.of(closedUntil);
    }

    /** How long until the next look. */
    synchronized Duration wait(Duration least) {
        Duration left =
                Duration.between(clock.instant(), closedUntil.isAfter(clock.instant()) ? closedUntil : clock.instant());
        return left.compareTo(least) > 0 ? left : least;
    }
}
