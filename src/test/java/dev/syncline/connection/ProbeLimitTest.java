package dev.syncline.connection;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.syncline.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Nobody asks more than ten destinations a minute. */
class ProbeLimitTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final ProbeLimit limit = new ProbeLimit(clock, new ProbeSettings(10));

    @Test
    void refusesTheEleventhWithinAMinuteBesideTheFieldAndSaysHowLongToWait() {
        limit.count("anna");
        clock.advance(Duration.ofSeconds(20));
        for (int more = 2; more <= 10; more++) {
            limit.count("anna");
        }
        TwoNodes.refuses(() -> limit.count("anna"), "destination", "Wait 40 s, then try again.");
        assertThatCode(() -> limit.count("ben")).doesNotThrowAnyException();
        clock.advance(Duration.ofSeconds(40));
        assertThatCode(() -> limit.count("anna")).doesNotThrowAnyException();
        TwoNodes.refuses(() -> limit.count("anna"), "destination", "You asked 10 destinations within a minute");
    }
}
