package dev.syncline.xurrent.simulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much the account takes of one user: 3,600 calls in an hour that rolls, 20 in two seconds, and GraphQL for 5,000
 * points an hour.
 *
 * @see <a href="https://developer.xurrent.com/v1/general/rate_limiting/">rate limits</a>
 */
public final class Limits {

    private static final Duration WINDOW = Duration.ofSeconds(2);

    private final Clock clock;
    private final Spent calls = new Spent(3600);
    private final Spent lately = new Spent(20);
    private final Spent points = new Spent(5000);
    private Duration hour = Duration.ofHours(1);
    private boolean bursts;
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

    /** From now on more than 20 calls in two seconds are taken, as Xurrent does not. */
    public synchronized void allowBursts() {
        bursts = true;
    }

    /** As if everything that an hour allows had been asked for, the cost of it among it. */
    public synchronized void useUp() {
        Instant now = clock.instant();
        calls.useUp(now);
        points.useUp(now);
    }

    /** The most calls in any two seconds. */
    public synchronized int mostInTwoSeconds() {
        return lately.most();
    }

    public synchronized int mostInAnHour() {
        return calls.most();
    }

    /** The most points in any hour. */
    public synchronized int mostPointsInAnHour() {
        return points.most();
    }

    /** Calls that were answered with 429. */
    public synchronized int refused() {
        return refused;
    }

    /** Counts a call, or says how long none is taken. */
    synchronized @Nullable Duration take() {
        Instant now = clock.instant();
        Duration burst = bursts ? null : lately.wait(1, WINDOW, now);
        Duration wait = burst == null ? calls.wait(1, hour, now) : burst;
        if (wait != null) {
            refused++;
            return wait;
        }
        calls.add(1, now);
        lately.add(1, now);
        return null;
    }

    /** Counts what a query costs, or says how long none that costs as much is taken. */
    synchronized @Nullable Duration spend(int cost) {
        Instant now = clock.instant();
        Duration wait = points.wait(cost, hour, now);
        if (wait == null) {
            points.add(cost, now);
        } else {
            refused++;
        }
        return wait;
    }

    synchronized void tell(Headers headers) {
        calls.tell(headers, "x-ratelimit", hour, clock.instant());
    }

    synchronized void tellCost(Headers headers, int cost) {
        headers.set("x-costlimit-cost", String.valueOf(cost));
        points.tell(headers, "x-costlimit", hour, clock.instant());
    }

    /** Takes no more calls, for the time that is told, or without a word. */
    static void refuse(HttpExchange exchange, @Nullable Duration wait) throws IOException {
        if (wait != null) {
            exchange.getResponseHeaders()
                    .set("retry-after", String.valueOf(wait.plusMillis(999).toSeconds()));
        }
        XurrentSimulator.answer(
                exchange,
                429,
                "{\"message\":\"Too Many Requests\",\"documentation_url\":\"https://developer.xurrent.com/v1/general/rate_limiting/\"}");
    }
}
