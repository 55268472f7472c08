package dev.syncline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A peer is left alone for as long as it asked for, within reason. */
class CircuitTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-31T12:00:00Z"));
    private final Circuit circuit = new Circuit(clock);

    @Test
    void waitsAsLongAsThePeerAsked() {
        assertThat(circuit.failed(Duration.ofSeconds(90))).isEqualTo(Duration.ofSeconds(90));
        clock.advance(Duration.ofSeconds(89));
        assertThat(circuit.isOpen()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(circuit.isOpen()).isTrue();
    }

    @Test
    void believesNobodyForMoreThanAnHour() {
        assertThat(circuit.failed(Duration.ofDays(9))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void isNotAskedMoreOftenBecauseThePeerAskedForLess() {
        for (int failure = 0; failure < 4; failure++) {
            circuit.failed(Duration.ofSeconds(1));
        }
        assertThat(circuit.failed(Duration.ofSeconds(1))).isGreaterThanOrEqualTo(Duration.ofMinutes(8));
    }
}
