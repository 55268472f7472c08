package dev.syncline.xurrent.simulator;

import com.sun.net.httpserver.Headers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many calls of a user the account takes: 3,600 in an hour that rolls, and 20 in two seconds where that is switched on.
 *
 * @see <a href="https://developer.xurrent.com/v1/general/rate_limiting/">rate limits</a>
 */
public final class Limits {

    private static final int HOURLY = 3600;
    private static final int COST = 5000;
    private static final Duration WINDOW = Duration.ofSeconds(2);

    private final Clock clock;
    private final Deque<Instant> taken = new ArrayDeque<>();
    private final Deque<Instant> lately = new ArrayDeque<>();
    private Duration hour = Duration.ofHours(1);
    private int burst = Integer.MAX_VALUE;
    private int mostLately;
    private int mostInAnHour;
    private int refused;

    private @Nullable Limits people;

    Limits(Clock clock) {
        this.clock = clock;
    }

    /** Those of the user whose personal token is used; these are of the one that the OAuth application acts as. */
    public synchronized Limits ofPeople() {
        if (people == null) {
            people = new Limits(clock);
        }
        return people;
    }

    /** An hour of the account passes in less; what it allows in an hour stays the same. */
    public synchronized void hour(Duration shorter) {
        hour = shorter;
    }

    /** From now on a burst is refused too. */
    public synchronized void burst(int calls) {
        burst = calls;
    }

    /** The most calls in any two seconds. */
    public synchronized int mostInTwoSeconds() {
        return mostLately;
    }

    public synchronized int mostInAnHour() {
        return mostInAnHour;
    }

    /** Calls that were answered with 429. */
    public synchronized int refused() {
        return refused;
    }

    /** Counts a call, or says how long none is taken. */
    synchronized @Nullable Duration take() {
        Instant now = clock.instant();
        forget(taken, now.minus(hour));
        forget(lately, now.minus(WINDOW));
        Duration wait = lately.size() >= burst ? WINDOW : taken.size() >= HOURLY ? untilOneIsFree(now) : null;
        if (wait != null) {
            refused++;
            return wait;
        }
        taken.addLast(now);
        lately.addLast(now);
        mostLately = Math.max(mostLately, lately.size());
        mostInAnHour = Math.max(mostInAnHour, taken.size());
        return null;
    }

    synchronized void tell(Headers headers) {
        Instant now = clock.instant();
        String reset =
                String.valueOf(now.plus(untilOneIsFree(now)).plusMillis(999).getEpochSecond());
        tell(headers, "x-ratelimit", HOURLY, reset);
        tell(headers, "x-costlimit", COST, reset);
    }

    private void tell(Headers headers, String name, int limit, String reset) {
        headers.set(name + "-limit", String.valueOf(limit));
        headers.set(name + "-remaining", String.valueOf(Math.max(0, limit - taken.size())));
        headers.set(name + "-reset", reset);
    }

    /** Which moment the header names is not documented; here it is when the first call of this hour comes back. */
    private Duration untilOneIsFree(Instant now) {
        return taken.isEmpty()
                ? hour
                : Duration.between(
                        now, Objects.requireNonNull(taken.peekFirst()).plus(hour));
    }

    private static void forget(Deque<Instant> calls, Instant before) {
        while (!calls.isEmpty() && !Objects.requireNonNull(calls.peekFirst()).isAfter(before)) {
            calls.removeFirst();
        }
    }
}
