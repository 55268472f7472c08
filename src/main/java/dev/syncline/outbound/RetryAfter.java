package dev.syncline.outbound;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** When an answer asks to come back (RFC 9110, section 10.2.3). */
public final class RetryAfter {

    private RetryAfter() {}

    /**
     * How long Retry-After asks to wait, whether it names seconds or a date; empty when it is not there or neither.
     *
     * @param now of this node
     */
    public static Optional<Duration> of(HttpHeaders headers, Instant now) {
        String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
        if (value == null) {
            return Optional.empty();
        }
        if (value.strip().matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value.strip())));
        }
        return date(value)
                .map(then -> Duration.between(now, byOurClock(headers, then, now)))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    /** A moment by the other's clock as ours will show it, judged by the answer's Date header. */
    public static Instant byOurClock(HttpHeaders headers, Instant theirs, Instant now) {
        return date(headers.getFirst(HttpHeaders.DATE))
                .map(their -> now.plus(Duration.between(their, theirs)))
                .orElse(theirs);
    }

    private static Optional<Instant> date(@Nullable String value) {
        try {
            return value == null
                    ? Optional.empty()
                    : Optional.of(ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
