package dev.syncline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.Eventually;
import dev.syncline.testing.PostgresServer;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several processes work one queue; each lane by one of them at a time. */
class QueueSharingTest {

    private static final UUID ACME = UUID.randomUUID();
    private static final QueueSettings SETTINGS = new QueueSettings(8, 8, 200);

    private final PostgresServer.Database database = PostgresServer.newDatabase();
    private final Script one = new Script();
    private final Script two = new Script();

    private QueueProcess process(Script script) {
        return new QueueProcess(database, Clock.systemUTC(), SETTINGS, script);
    }

    @Test
    void aNewProcessGetsItsShareAndNothingRunsTwiceOrOutOfOrder() {
        try (QueueProcess first = process(one);
                QueueProcess second = process(two)) {
            Eventually.holds(
                    () -> "both hold half: " + held(first),
                    () -> held(first).equals(List.of(ShardClaims.SLICES / 2, ShardClaims.SLICES / 2)));
            for (int step = 0; step < 10; step++) {
                for (int lane = 0; lane < 40; lane++) {
                    QueueProcess putter = (step + lane) % 2 == 0 ? first : second;
                    putter.put("lane" + lane, ACME, "%02d.%d".formatted(lane, step));
                }
            }
            awaitDone(400);
            assertThat(one.done).isNotEmpty();
            assertThat(two.done).isNotEmpty();
            List<String> all =
                    Stream.concat(one.done.stream(), two.done.stream()).toList();
            assertThat(new HashSet<>(all)).hasSize(400);
            for (int lane = 0; lane < 40; lane++) {
                String prefix = "%02d.".formatted(lane);
                assertThat(Stream.concat(one.doneIn(prefix).stream(), two.doneIn(prefix).stream())
                                .toList())
                        .isSorted();
            }
        }
    }

    @Test
    void aDeadProcessIsTakenOver() {
        QueueProcess first = process(one);
        Eventually.holds("the first holds all", () -> held(first).equals(List.of(ShardClaims.SLICES)));
        one.closed.add(ACME);
        first.put("a", ACME, "1");
        first.put("a", ACME, "2");
        first.die();
        try (QueueProcess second = process(two)) {
            awaitDone(2);
            assertThat(two.done).containsExactly("1", "2");
            assertThat(second.queue().counts(null))
                    .satisfies(counts -> assertThat(counts.accepted()).isEqualTo(2));
        } finally {
            first.close();
        }
    }

    /** What was being done when a process died is done again by another, which its handler bears; nothing else is. */
    @Test
    void oneOfFourTakesOverWhatTwoDeadOnesHeld() {
        List<Script> scripts = Stream.generate(Script::new).limit(4).toList();
        List<QueueProcess> processes = scripts.stream().map(this::process).toList();
        try {
            Eventually.holds(
                    () -> "each holds a quarter: " + held(processes.get(0)),
                    () -> held(processes.get(0)).equals(List.of(2, 2, 2, 2)));
            scripts.get(0).closed.add(ACME);
            scripts.get(1).closed.add(ACME);
            for (int number = 0; number < 400; number++) {
                processes.get(number % 4).put("lane" + number % 40, ACME, "%02d.%02d".formatted(number % 40, number));
            }
            processes.get(0).die();
            processes.get(1).die();
            List<Script> living = scripts.subList(2, 4);
            Eventually.holds(
                    () -> "all done, not " + done(living).size(),
                    () -> done(living).size() >= 400);
            assertThat(done(living)).hasSize(400).doesNotHaveDuplicates();
            assertThat(living).allMatch(script -> !script.done.isEmpty());
            assertThat(done(scripts.subList(0, 2))).isEmpty();
        } finally {
            processes.forEach(QueueProcess::close);
        }
    }

    private static List<String> done(List<Script> scripts) {
        return scripts.stream().flatMap(script -> script.done.stream()).toList();
    }

    @Test
    void parkedWorkIsRetriedFromAnyProcess() {
        one.answers.put("1", work -> one.closed.isEmpty() ? Outcome.park("look") : Outcome.done());
        two.answers.put("1", work -> one.closed.isEmpty() ? Outcome.park("look") : Outcome.done());
        try (QueueProcess first = process(one);
                QueueProcess second = process(two)) {
            long id = first.put("a", ACME, "1");
            Eventually.holds("parked", () -> first.queue().counts(null).parked() == 1);
            one.closed.add(UUID.randomUUID());
            second.queue().retry(id);
            awaitDone(1);
            assertThat(second.queue().page(null, 0, 1))
                    .satisfies(page -> assertThat(page.size()).isLessThan(2));
        }
    }

    @Test
    void worksABacklogLargerThanItsMemoryAfterAStart() {
        one.closed.add(ACME);
        try (QueueProcess first = process(one)) {
            first.transaction().executeWithoutResult(status -> {
                for (int step = 0; step < 2; step++) {
                    for (int lane = 0; lane < 500; lane++) {
                        String payload = "%03d.%d".formatted(lane, step);
                        first.queue().put(new NewWork("step", new Lane("l" + lane), ACME, "s", payload));
                    }
                }
            });
        }
        try (QueueProcess second = process(two)) {
            awaitDone(1000);
            assertThat(second.queue().counts(ACME).accepted()).isEqualTo(1000);
            assertThat(two.overlaps).isEmpty();
            assertThat(two.doneIn("007.")).containsExactly("007.0", "007.1");
        }
    }

    private void awaitDone(int number) {
        Eventually.holds(
                () -> number + " done, not " + one.done.size() + " + " + two.done.size(),
                () -> one.done.size() + two.done.size() >= number);
        assertThat(one.done.size() + two.done.size()).isEqualTo(number);
    }

    private static List<Integer> held(QueueProcess process) {
        return process.jdbc()
                .sql("select count(*) from queue_claim where picked = true group by picked_by")
                .query(Integer.class)
                .list();
    }
}
