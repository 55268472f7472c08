package dev.syncline.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** How far the clocks of two nodes differ, as the Date of an answer shows; good enough for advice, never for a decision. */
final class ClockSkew {

    private ClockSkew() {}

    /** What to tell an administrator; empty while the clocks are no reason to refuse a signature. */
    static Optional<String> sentence(HttpHeaders answer, Instant here) {
        long date;
        try {
            date = answer.getDate();
        } catch (IllegalArgumentException notADate) {
            return Optional.empty();
        }
        Duration apart = date < 0 ? Duration.ZERO : Duration.between(here, Instant.ofEpochMilli(date));
        if (apart.abs().compareTo(Parameters.FRESH) <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                ("The clocks of the two nodes differ by %s: the other node's is %s this one's. At most %d s are"
                                + " tolerated. Let both machines set their clocks by NTP; what waits is sent by itself then.")
                        .formatted(
                                words(apart.abs()),
                                apart.isNegative() ? "behind" : "ahead of",
                                Parameters.FRESH.toSeconds()));
    }

    private static String words(Duration apart) {
        if (apart.toHours() >= 48) {
            return apart.toDays() + " days";
        }
        return apart.toMinutes() >= 120 ? apart.toHours() + " hours" : apart.toMinutes() + " minutes";
    }
}
