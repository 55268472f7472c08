package dev.syncline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Sign-in slows down for whoever keeps failing, and for nobody else. */
class AttemptsTest {

    private static final Attempts.Who ALMA = new Attempts.Who("alma", "10.0.0.1");

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Attempts attempts = new Attempts(clock);

    @Test
    void judgesFiveAtOnceThenWaitsTwiceAsLongEachTime() {
        fail(5);
        for (int seconds = 1; seconds <= 512; seconds *= 2) {
            assertThat(waitOf(ALMA)).isEqualTo(Duration.ofSeconds(seconds));
            clock.advance(Duration.ofSeconds(seconds));
            attempts.admit(ALMA);
        }
        assertThat(waitOf(ALMA)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void neverWaitsLongerThanAQuarterOfAnHour() {
        fail(5);
        for (int i = 0; i < 100; i++) {
            clock.advance(Duration.ofMinutes(15));
            attempts.admit(ALMA);
        }
        assertThat(waitOf(ALMA)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void startsAnewAfterASuccess() {
        fail(5);
        attempts.forget(ALMA);

        assertThatCode(() -> fail(5)).doesNotThrowAnyException();
    }

    @Test
    void doesNotLockOutTheSameUserElsewhere() {
        fail(5);

        assertThatCode(() -> attempts.admit(new Attempts.Who("alma", "10.0.0.2")))
                .doesNotThrowAnyException();
    }

    @Test
    void judgesOneHundredAMinuteOnTheWholeNode() {
        for (int i = 0; i < Attempts.PER_MINUTE; i++) {
            attempts.admit(new Attempts.Who("user" + i, "10.0.0.1"));
        }
        Attempts.Who next = new Attempts.Who("next", "10.0.0.9");

        assertThatThrownBy(() -> attempts.admit(next)).isInstanceOf(TooManyAttempts.class);
        clock.advance(Duration.ofMinutes(1));
        assertThatCode(() -> attempts.admit(next)).doesNotThrowAnyException();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            attempts.admit(ALMA);
        }
    }

    private Duration waitOf(Attempts.Who who) {
        TooManyAttempts refusal = catchThrowableOfType(TooManyAttempts.class, () -> attempts.admit(who));
        return refusal.getWait();
    }
}
