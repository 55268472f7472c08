package dev.syncline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.Eventually;
import dev.syncline.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work that waits goes on at a sign of life, and so does work that was just about to wait. */
class WakingTest {

    private static final UUID ACME = UUID.randomUUID();

    private final Script script = new Script();
    private final QueueProcess process = new QueueProcess(
            QueueProcess.h2(),
            new MovableClock(Instant.parse("2026-01-31T12:00:00Z")),
            new QueueSettings(8, 4, 200),
            script);

    @AfterEach
    void stop() {
        process.close();
    }

    @Test
    void workThatWasHeldBackIsNoTryAndGoesOnWithWhatItWaitsFor() {
        AtomicBoolean back = new AtomicBoolean();
        script.answers.put(
                "1", work -> back.get() ? Outcome.done() : Outcome.held("tracker", "silent", Duration.ofHours(1)));
        long id = process.put("a", ACME, "1");
        Eventually.holds(
                "it waits",
                () -> process.queue().page(null, 0, 10).stream().anyMatch(work -> "silent".equals(work.reason())));
        assertThat(process.queue().find(id).orElseThrow().work().attempts()).isZero();
        back.set(true);
        Eventually.holds("woken", () -> {
            process.queue().wake(ACME, "tracker");
            return script.done.size() == 1;
        });
    }

    @Test
    void wakesWaitingWorkBeforeItsTime() {
        AtomicBoolean back = new AtomicBoolean();
        script.answers.put("1", work -> back.get() ? Outcome.done() : new Outcome.Retry("away", Duration.ofHours(1)));
        process.put("a", ACME, "1");
        Eventually.holds(
                "it waits",
                () -> process.queue().page(null, 0, 10).stream().anyMatch(work -> "away".equals(work.reason())));
        back.set(true);
        process.queue().wake(ACME, "another kind");
        assertThat(script.done).isEmpty();
        Eventually.holds("woken", () -> {
            process.queue().wake(ACME, "step");
            return script.done.size() == 1;
        });
    }

    @Test
    void waitsNoLongerBecauseItWasOftenWokenInVain() {
        List<Integer> attempts = new CopyOnWriteArrayList<>();
        script.answers.put("1", work -> {
            attempts.add(work.attempts());
            return Outcome.retry("away");
        });
        process.put("a", ACME, "1");
        Eventually.holds("it was woken often", () -> {
            process.queue().wake(ACME, "step");
            return attempts.size() > 6;
        });
        assertThat(attempts).allMatch(each -> each < 2);
    }

    @Test
    void wakesWorkThatIsAboutToWait() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch woken = new CountDownLatch(1);
        script.answers.put("1", work -> {
            if (work.attempts() > 0) {
                return Outcome.done();
            }
            begun.countDown();
            QueueTest.Contract.await(woken);
            return new Outcome.Retry("was away", Duration.ofHours(1));
        });
        process.put("a", ACME, "1");
        QueueTest.Contract.await(begun);
        process.queue().wake(ACME, "step");
        woken.countDown();
        Eventually.holds("it went on", () -> script.done.size() == 1);
    }
}
