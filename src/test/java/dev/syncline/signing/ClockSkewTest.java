package dev.syncline.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

/** An administrator is told by how much the clocks differ, and what to do. */
class ClockSkewTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void saysByHowMuchAndWhichClockIsAhead() {
        assertThat(sentence(Duration.ofMinutes(12)))
                .startsWith(
                        "The clocks of the two nodes differ by 12 minutes: the other node's is ahead of this one's.")
                .contains("At most 300 s", "NTP");
        assertThat(sentence(Duration.ofHours(-3))).contains("differ by 3 hours", "is behind this one's");
        assertThat(sentence(Duration.ofDays(400))).contains("differ by 400 days");
    }

    @Test
    void saysNothingWhileTheClocksAreNoReason() {
        assertThat(sentence(Duration.ofSeconds(300))).isEmpty();
        assertThat(ClockSkew.sentence(new HttpHeaders(), NOON)).isEmpty();
        HttpHeaders nonsense = new HttpHeaders();
        nonsense.set("Date", "yesterday");
        assertThat(ClockSkew.sentence(nonsense, NOON)).isEmpty();
    }

    private static String sentence(Duration ahead) {
        HttpHeaders answer = new HttpHeaders();
        answer.setDate(NOON.plus(ahead));
        return ClockSkew.sentence(answer, NOON).orElse("");
    }
}
