package dev.syncline.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.testing.Eventually;
import dev.syncline.testing.MovableClock;
import dev.syncline.testing.PostgresServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;

/** Work goes through lanes in order, waits where it must, and is counted exactly. */
class QueueTest {

    /** The same sentences for each database. */
    abstract static class Contract {

        static final UUID ACME = UUID.randomUUID();
        static final UUID GLOBEX = UUID.randomUUID();

        final MovableClock clock = new MovableClock(Instant.parse("2026-01-31T12:00:00Z"));
        final Script script = new Script();
        QueueProcess process;

        abstract PostgresServer.Database database();

        @BeforeEach
        void start() {
            process = new QueueProcess(database(), clock, new QueueSettings(8, 4, 200), script);
        }

        @AfterEach
        void stop() {
            process.close();
        }

        @Test
        void runsTheWorkOfALaneInOrderAndAllLanes() {
            for (int step = 0; step < 20; step++) {
                for (int lane = 0; lane < 10; lane++) {
                    process.put("lane" + lane, ACME, lane + "." + "%02d".formatted(step));
                }
            }
            awaitDone(200);
            for (int lane = 0; lane < 10; lane++) {
                assertThat(script.doneIn(lane + ".")).hasSize(20).isSorted();
            }
            assertThat(script.overlaps).isEmpty();
        }

        @Test
        void goesOnAfterItWasStoppedAndStartedAgain() {
            process.put("a", ACME, "before");
            awaitDone(1);
            process.stopAndStart();
            process.put("b", GLOBEX, "after");
            awaitDone(2);
            assertThat(script.done).containsExactly("before", "after");
        }

        @Test
        void refusesWorkOutsideATransaction() {
            NewWork work = new NewWork("step", new Lane("a"), ACME, "s", "1");
            assertThatThrownBy(() -> process.queue().put(work)).isInstanceOf(IllegalTransactionStateException.class);
        }

        @Test
        void neverRunsWorkThatWasRolledBack() {
            process.transaction().executeWithoutResult(status -> {
                process.queue().put(new NewWork("step", new Lane("a"), ACME, "s", "rolled back"));
                status.setRollbackOnly();
            });
            process.put("a", ACME, "kept");
            awaitDone(1);
            assertThat(script.done).containsExactly("kept");
        }

        @Test
        void letsALaneWaitForARetryWhileOthersGoOn() {
            AtomicBoolean healthy = new AtomicBoolean();
            script.answers.put("1", work -> healthy.get() ? Outcome.done() : Outcome.retry("not yet"));
            process.put("a", ACME, "1");
            process.put("a", ACME, "2");
            process.put("b", ACME, "3");
            awaitDone(1);
            awaitReason("not yet");
            assertThat(script.done).containsExactly("3");
            healthy.set(true);
            clock.advance(Duration.ofSeconds(2));
            awaitDone(3);
            assertThat(script.done).containsExactly("3", "1", "2");
        }

        @Test
        void parksWorkUntilItIsRetried() {
            AtomicBoolean mended = new AtomicBoolean();
            script.answers.put("1", work -> mended.get() ? Outcome.done() : Outcome.park("look at it"));
            long id = process.put("a", ACME, "1");
            process.put("a", ACME, "2");
            awaitCounts(new Counts(2, 1, 0, 1, 0));
            assertThat(process.queue().page(ACME, 0, 10)).first().satisfies(work -> {
                assertThat(work.state()).isEqualTo(QueuedWork.State.PARKED);
                assertThat(work.reason()).isEqualTo("look at it");
            });
            mended.set(true);
            process.queue().retry(id);
            awaitDone(2);
            assertThat(script.done).containsExactly("1", "2");
        }

        @Test
        void skipsParkedWorkSoThatItsLaneGoesOn() {
            script.answers.put("1", work -> Outcome.park("hopeless"));
            long id = process.put("a", ACME, "1");
            process.put("a", ACME, "2");
            awaitCounts(new Counts(2, 1, 0, 1, 0));
            process.queue().skip(id, "the ticket is gone", "alma");
            awaitCounts(new Counts(2, 0, 0, 0, 2));
            assertThat(script.done).containsExactly("2");
        }

        @Test
        void keepsWorkBackWhileItsGateIsClosedWithoutCountingTries() {
            script.closed.add(ACME);
            List<Integer> attempts = new ArrayList<>();
            script.answers.put("1", work -> {
                attempts.add(work.attempts());
                return Outcome.done();
            });
            for (int step = 1; step <= 40; step++) {
                process.put("a", ACME, "" + step);
            }
            process.put("b", GLOBEX, "other");
            awaitDone(1);
            assertThat(script.done).containsExactly("other");
            script.closed.remove(ACME);
            process.queue().wake(ACME);
            awaitDone(41);
            assertThat(attempts).containsExactly(0);
            assertThat(script.done.subList(1, 41))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 40).mapToObj(i -> "" + i).toList());
        }

        @Test
        void triesAgainAfterAnExceptionOrAnErrorOfTheHandler() {
            script.answers.put("1", work -> {
                if (work.attempts() == 0) {
                    throw new IllegalArgumentException("bad ticket");
                }
                if (work.attempts() == 1) {
                    throw new StackOverflowError();
                }
                return Outcome.done();
            });
            process.put("a", ACME, "1");
            awaitReason("bad ticket");
            clock.advance(Duration.ofSeconds(2));
            awaitReason("StackOverflowError");
            clock.advance(Duration.ofSeconds(10));
            awaitDone(1);
        }

        @Test
        void givesAConnectionNoMoreThanItsCap() {
            CountDownLatch enough = new CountDownLatch(1);
            for (int lane = 0; lane < 20; lane++) {
                String payload = "slow" + lane;
                script.answers.put(payload, work -> {
                    await(enough);
                    return Outcome.done();
                });
                process.put("slow" + lane, ACME, payload);
            }
            process.put("quick", GLOBEX, "quick");
            awaitDone(1);
            Eventually.holds("four run", () -> script.running.get() == 4);
            assertThat(script.done).containsExactly("quick");
            enough.countDown();
            awaitDone(21);
            assertThat(script.mostRunning.get()).isBetween(4, 5);
        }

        @Test
        void countsExactlyAtEveryMoment() {
            List<String> wrong = new ArrayList<>();
            for (int round = 0; round < 60; round++) {
                for (int lane = 0; lane < 5; lane++) {
                    process.put("lane" + lane, lane % 2 == 0 ? ACME : GLOBEX, round + "." + lane);
                }
                Counts counts = process.queue().counts(null);
                Counts acme = process.queue().counts(ACME);
                long put = (round + 1) * 5L;
                if (counts.accepted() != put
                        || counts.queued() + counts.inFlight() + counts.parked() + counts.done() != put
                        || acme.accepted() != (round + 1) * 3L) {
                    wrong.add(round + ": " + counts + ", " + acme);
                }
            }
            awaitCounts(new Counts(300, 0, 0, 0, 300));
            assertThat(wrong).isEmpty();
        }

        @Test
        void forgetsADeletedConnection() {
            script.closed.add(ACME);
            process.put("a", ACME, "1");
            process.put("b", ACME, "2");
            process.queue().forget(ACME);
            process.put("c", GLOBEX, "3");
            awaitDone(1);
            assertThat(process.queue().counts(ACME)).isEqualTo(new Counts(0, 0, 0, 0, 0));
            awaitCounts(new Counts(3, 0, 0, 0, 3));
        }

        @Test
        void parksWorkThatNobodyDoes() {
            process.transaction()
                    .executeWithoutResult(
                            status -> process.queue().put(new NewWork("unheard of", new Lane("a"), ACME, "s", "1")));
            awaitCounts(new Counts(1, 0, 0, 1, 0));
            assertThat(process.queue().page(null, 0, 1).get(0).reason()).contains("unheard of");
        }

        void awaitDone(int number) {
            Eventually.holds(
                    () -> number + " done, not " + script.done.size() + "; "
                            + process.queue().counts(null),
                    () -> script.done.size() >= number);
            assertThat(script.done).hasSize(number);
        }

        void awaitCounts(Counts counts) {
            Eventually.holds(
                    () -> counts + ", not " + process.queue().counts(null),
                    () -> process.queue().counts(null).equals(counts));
        }

        void awaitReason(String reason) {
            Eventually.holds(
                    "a row waits because " + reason,
                    () -> process.queue().page(null, 0, 10).stream().anyMatch(work -> reason.equals(work.reason())));
        }

        static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** On the embedded database. */
    @Nested
    class OnH2 extends Contract {
        @Override
        PostgresServer.Database database() {
            return QueueProcess.h2();
        }
    }

    /** On PostgreSQL. */
    @Nested
    class OnPostgres extends Contract {
        @Override
        PostgresServer.Database database() {
            return PostgresServer.newDatabase();
        }
    }
}
