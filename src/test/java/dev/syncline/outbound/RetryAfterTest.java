package dev.syncline.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

/** When to come back, in seconds or as a date by the other's clock. */
class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private final HttpHeaders headers = new HttpHeaders();

    @Test
    void countsSeconds() {
        headers.set("Retry-After", "34");
        assertThat(RetryAfter.of(headers, NOW)).contains(Duration.ofSeconds(34));
    }

    @Test
    void readsADateByTheClockThatWroteIt() {
        headers.set("Date", "Sat, 31 Jan 2026 13:00:00 GMT");
        headers.set("Retry-After", "Sat, 31 Jan 2026 13:02:00 GMT");
        assertThat(RetryAfter.of(headers, NOW)).contains(Duration.ofMinutes(2));
    }

    @Test
    void isNothingWhereNobodyUnderstandsIt() {
        assertThat(RetryAfter.of(headers, NOW)).isEmpty();
        headers.set("Retry-After", "soon");
        assertThat(RetryAfter.of(headers, NOW)).isEmpty();
    }
}
