package dev.syncline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.Eventually;
import dev.syncline.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that cannot go through for a month. */
class ThirtyDaysTest {

    private static final UUID ACME = UUID.randomUUID();

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-31T12:00:00Z"));
    private final Script script = new Script();
    private final QueueProcess process =
            new QueueProcess(QueueProcess.h2(), clock, new QueueSettings(8, 4, 200), script);

    @AfterEach
    void stop() {
        process.close();
    }

    /** However long the other side stays away, it is asked again at least every twelve minutes, and then once. */
    @Test
    @Timeout(120)
    void triesAgainForThirtyDaysAndGivesNothingUp() {
        Instant back = clock.instant().plus(Duration.ofDays(30));
        List<Duration> waits = new ArrayList<>();
        script.answers.put("1", work -> clock.instant().isBefore(back) ? Outcome.retry("away") : Outcome.done());
        long id = process.put("a", ACME, "1");
        process.put("a", ACME, "2");
        for (int tries = 1; clock.instant().isBefore(back); tries++) {
            Duration wait = Duration.between(clock.instant(), nextTry(id, tries));
            waits.add(wait);
            clock.advance(wait);
            process.lookAtTheClock();
        }
        Eventually.holds(
                () -> "both are done, not " + process.queue().counts(null),
                () -> process.queue().counts(null).equals(new Counts(2, 0, 0, 0, 2)));
        assertThat(script.done).containsExactly("1", "2");
        assertThat(waits).hasSizeBetween(3_600, 5_450).allMatch(wait -> wait.compareTo(Duration.ofMinutes(12)) <= 0);
        assertThat(waits.subList(0, 4))
                .satisfiesExactly(
                        wait -> assertThat(wait).isBetween(Duration.ofMillis(800), Duration.ofMillis(1_200)),
                        wait -> assertThat(wait).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6)),
                        wait -> assertThat(wait).isBetween(Duration.ofSeconds(24), Duration.ofSeconds(36)),
                        wait -> assertThat(wait).isBetween(Duration.ofSeconds(96), Duration.ofSeconds(144)));
    }

    /** When the work waits again after so many tries. */
    private Instant nextTry(long id, int tries) {
        while (true) {
            QueuedWork work = process.queue().find(id).orElseThrow();
            if (work.work().attempts() == tries && work.state() == QueuedWork.State.QUEUED) {
                return Objects.requireNonNull(work.nextTry());
            }
            Thread.onSpinWait();
        }
    }
}
