package dev.syncline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.Eventually;
import dev.syncline.testing.MovableClock;
import dev.syncline.testing.PostgresServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** People look at waiting work in the order they choose. */
class QueuePagesTest {

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
            script.answers.put("parked", work -> Outcome.park("no"));
            script.answers.put("late", work -> Outcome.retry("not yet"));
            process.put("b", ACME, "late");
            process.put("a", GLOBEX, "parked");
            Eventually.holds(
                    "both were tried",
                    () -> process.queue().page(null, 0, 10).stream().allMatch(each -> each.reason() != null));
        }

        @AfterEach
        void stop() {
            process.close();
        }

        @Test
        void namesTheNextLookWhileAGateIsClosedAndNeverAMomentThatHasPassed() {
            Instant planned = Objects.requireNonNull(nextTry());
            script.closed.add(ACME);
            script.nextLooks.put(ACME, planned.plusSeconds(600));
            assertThat(nextTry()).isEqualTo(planned.plusSeconds(600));
            clock.advance(Duration.ofMinutes(5));
            assertThat(nextTry()).isEqualTo(planned.plusSeconds(600));
            script.nextLooks.clear();
            assertThat(nextTry()).isNull();
            clock.advance(Duration.ofHours(1));
            script.nextLooks.put(ACME, planned.plusSeconds(600));
            assertThat(nextTry()).isNull();
        }

        private @Nullable Instant nextTry() {
            return process.queue().page(ACME, 0, 1).get(0).nextTry();
        }

        @Test
        void theDatabaseSortsByAnyColumn() {
            assertThat(payloads(null, QueueOrder.NUMBER, false)).containsExactly("late", "parked");
            assertThat(payloads(null, QueueOrder.NUMBER, true)).containsExactly("parked", "late");
            assertThat(payloads(null, QueueOrder.STATUS, false)).containsExactly("parked", "late");
            assertThat(payloads(null, QueueOrder.STATUS, true)).containsExactly("late", "parked");
            assertThat(payloads(null, QueueOrder.NEXT_TRY, true)).containsExactly("late", "parked");
            assertThat(payloads(null, QueueOrder.SUBJECT, true)).containsExactly("parked", "late");
        }

        @Test
        void everyOrderIsPagedAndOfOneConnectionWhereWanted() {
            for (QueueOrder order : QueueOrder.values()) {
                assertThat(payloads(null, order, true)).as(order.name()).hasSize(2);
                assertThat(process.queue().page(QueueSlice.all(null), order, false, 1, 5))
                        .hasSize(1);
                assertThat(payloads(GLOBEX, order, false)).containsExactly("parked");
            }
        }

        @Test
        void aPartIsOfOneKindOrEveryOtherOfSomeLanesAndAfterANumber() {
            QueuedWork first = found(QueueSlice.all(null)).get(0);
            String kind = first.work().kind();
            assertThat(found(new QueueSlice(null, kind, false, null, 0))).hasSize(2);
            assertThat(found(new QueueSlice(null, kind, true, null, 0))).isEmpty();
            assertThat(found(new QueueSlice(
                            null, null, false, List.of(first.work().lane()), 0)))
                    .containsExactly(first);
            assertThat(found(new QueueSlice(null, null, false, List.of(), 0))).isEmpty();
            assertThat(found(QueueSlice.all(null).after(first.work().id())))
                    .hasSize(1)
                    .doesNotContain(first);
        }

        @Test
        void theOldestOfALaneIsWhatTheRestOfItWaitsFor() {
            process.put("a", GLOBEX, "behind");
            process.put("c", GLOBEX, "parked");
            assertThat(process.queue().heads(List.of(new Lane("a"), new Lane("b"), new Lane("none"))))
                    .hasSize(2)
                    .extractingFromEntries(entry -> entry.getValue().work().payload())
                    .containsExactlyInAnyOrder("parked", "late");
            assertThat(process.queue().heads(List.of())).isEmpty();
        }

        @Test
        void whatWaitsBeforeAnotherInItsLaneIsToldFromTheNearest() {
            process.put("a", GLOBEX, "second");
            process.put("b", ACME, "of another lane");
            process.put("a", GLOBEX, "third");
            List<QueuedWork> lane = process.queue().inLanes(List.of(new Lane("a")), 10);
            assertThat(process.queue().ahead(lane.get(2).work(), 10))
                    .extracting(each -> each.work().payload())
                    .containsExactly("second", "parked");
            assertThat(process.queue().ahead(lane.get(2).work(), 1)).hasSize(1);
            assertThat(process.queue().ahead(lane.get(0).work(), 10)).isEmpty();
        }

        @Test
        void workIsFoundByWhatPeopleCallItsItem() {
            QueuedWork first = found(QueueSlice.all(null)).get(0);
            String kind = first.work().kind();
            assertThat(process.queue().called(kind, first.work().subject(), 10)).contains(first);
            assertThat(process.queue().called("another kind", first.work().subject(), 10))
                    .isEmpty();
            assertThat(process.queue().called(kind, "ACME-99", 10)).isEmpty();
        }

        private List<QueuedWork> found(QueueSlice slice) {
            return process.queue().page(slice, QueueOrder.NUMBER, false, 0, 10);
        }

        private List<String> payloads(@Nullable UUID connection, QueueOrder order, boolean descending) {
            return process.queue().page(QueueSlice.all(connection), order, descending, 0, 10).stream()
                    .map(each -> each.work().payload())
                    .toList();
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
