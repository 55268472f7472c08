package dev.syncline.connector.http;

import dev.syncline.connector.RateBudget;
import dev.syncline.outbound.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Reads from an answer's headers how many calls a tracker still takes. */
@FunctionalInterface
public interface RateHeaders {

    /**
     * The budgets an answer tells of; none when it tells of none.
     *
     * @param now of this node
     */
    List<RateBudget> read(HttpHeaders headers, Instant now);

    /** Of a tracker that tells nothing. */
    static RateHeaders none() {
        return (headers, now) -> List.of();
    }

    /**
     * A budget in the usual three headers.
     *
     * @param reset name of a header with the second of the epoch, by the tracker's clock, at which it counts anew
     */
    static Optional<RateBudget> usual(
            HttpHeaders headers, String name, String limit, String remaining, String reset, Instant now) {
        Long most = number(headers, limit);
        Long left = number(headers, remaining);
        Long second = number(headers, reset);
        return most == null || left == null || second == null
                ? Optional.empty()
                : Optional.of(
                        new RateBudget(name, left, most, byOurClock(headers, Instant.ofEpochSecond(second), now)));
    }

    /** A moment by the tracker's clock as ours will show it, judged by the answer's Date header. */
    static Instant byOurClock(HttpHeaders headers, Instant theirs, Instant now) {
        return RetryAfter.byOurClock(headers, theirs, now);
    }

    /** How long Retry-After asks to wait, whether it names seconds or a date; empty when it is not there. */
    static Optional<Duration> retryAfter(HttpHeaders headers, Instant now) {
        return RetryAfter.of(headers, now);
    }

    private static @Nullable Long number(HttpHeaders headers, String name) {
        String value = headers.getFirst(name);
        return value != null && value.strip().matches("\\d{1,18}") ? Long.valueOf(value.strip()) : null;
    }
}
