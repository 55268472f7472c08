package dev.syncline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.Eventually;
import dev.syncline.testing.MovableClock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One piece of work ends what waited behind it and asks for the same, and never what came later. */
class CoveredWorkTest {

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
    void endsWithAPieceOfWorkWhatWaitedBehindItAndIsDoneByIt() {
        CountDownLatch enough = new CountDownLatch(1);
        script.answers.put("before", work -> {
            await(enough);
            return Outcome.done();
        });
        for (String payload : List.of("before", "1", "other", "1 again", "1 again")) {
            process.put("a", ACME, payload);
        }
        enough.countDown();
        awaitCounts(new Counts(5, 0, 0, 0, 5));
        assertThat(script.done).containsExactly("before", "1", "other");
    }

    @Test
    void runsWorkThatCameWhileTheWorkWasDoneThatWouldHaveDoneIt() {
        script.answers.put("1", work -> {
            process.put("a", ACME, "1 again");
            return Outcome.done();
        });
        process.put("a", ACME, "1");
        awaitCounts(new Counts(2, 0, 0, 0, 2));
        assertThat(script.done).containsExactly("1", "1 again");
    }

    @Test
    void keepsWhatWaitsBehindWorkThatFailed() {
        script.answers.put("1", work -> Outcome.park("look at it"));
        long id = process.put("a", ACME, "1");
        process.put("a", ACME, "1 again");
        awaitCounts(new Counts(2, 1, 0, 1, 0));
        process.queue().skip(id, "the ticket is gone", "alma");
        awaitCounts(new Counts(2, 0, 0, 0, 2));
        assertThat(script.done).containsExactly("1 again");
    }

    private void awaitCounts(Counts counts) {
        Eventually.holds(
                () -> counts + ", not " + process.queue().counts(null),
                () -> process.queue().counts(null).equals(counts));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
