package dev.syncline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.Eventually;
import dev.syncline.testing.MovableClock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do goes ahead of back-fills, which go on all the same. */
class BackFillTest {

    private static final UUID ACME = UUID.randomUUID();

    private final Script script = new Script();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final QueueProcess process = new QueueProcess(
            QueueProcess.h2(),
            new MovableClock(Instant.parse("2026-01-31T12:00:00Z")),
            new QueueSettings(1, 1, 16),
            script);

    /** The only worker is busy until what is put has its place in line. */
    @BeforeEach
    void keepTheWorkerBusy() throws InterruptedException {
        script.answers.put("busy", work -> {
            begun.countDown();
            QueueTest.Contract.await(goOn);
            return Outcome.done();
        });
        Eventually.holds(
                "the table is read",
                () -> IntStream.range(0, 1000).mapToObj(shard -> "lane" + shard).allMatch(this::isRead));
        process.put("busy", ACME, "busy");
        begun.await();
    }

    private boolean isRead(String lane) {
        Work work = new Work(0, "step", new Lane(lane), ACME, "s", "", 0, Instant.EPOCH);
        return !process.board().readings().doubts(new Row(work, false, null, null));
    }

    @AfterEach
    void stop() {
        process.close();
    }

    @Test
    void aChangeGoesAheadOfBackFillsThatCameBefore() {
        backFills(5);
        process.put("person", ACME, "person");
        assertOrder("busy", "person", "b0", "b1", "b2", "b3", "b4");
    }

    @Test
    void aLaneWithAChangeBehindItsBackFillGoesAheadInItsOwnOrder() {
        backFills(3);
        process.put("b2", ACME, "person");
        assertOrder("busy", "b2", "person", "b0", "b1");
    }

    @Test
    void backFillsHaveATurnHoweverMuchElseThereIs() {
        backFills(2);
        for (int change = 0; change < 2 * Turns.EVERY; change++) {
            process.put("person", ACME, "p" + change);
            process.put("another", ACME, "a" + change);
        }
        goOn.countDown();
        awaitDone(3 + 4 * Turns.EVERY);
        assertThat(script.done.subList(0, Turns.EVERY + 1)).contains("b0");
        assertThat(script.done.subList(0, 2 * Turns.EVERY + 1)).contains("b1");
        assertThat(script.doneIn("p"))
                .containsExactlyElementsOf(IntStream.range(0, 2 * Turns.EVERY)
                        .mapToObj(change -> "p" + change)
                        .toList());
    }

    /** Back-fills that find no room in memory leave some for what people do. */
    @Test
    void aChangeFindsRoomBesideABackFillLargerThanTheMemory() {
        backFills(40);
        process.put("person", ACME, "person");
        long own = process.put("b30", ACME, "its own");
        Eventually.holds("its lane is read", () -> process.board().known().contains(own));
        goOn.countDown();
        awaitDone(43);
        assertThat(script.done.subList(0, 4)).contains("person", "b30", "its own");
        assertThat(script.done).containsOnlyOnce("b39").doesNotHaveDuplicates();
    }

    private void backFills(int number) {
        for (int item = 0; item < number; item++) {
            process.putBackFill("b" + item, ACME, "b" + item);
        }
    }

    private void assertOrder(String... payloads) {
        goOn.countDown();
        awaitDone(payloads.length);
        assertThat(script.done).containsExactly(payloads);
    }

    private void awaitDone(int number) {
        Eventually.holds(
                () -> number + " pieces of work are done, not " + script.done,
                () -> process.queue().counts(null).done() == number);
    }
}
