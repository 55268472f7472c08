package dev.syncline.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.connection.ConnectionId;
import dev.syncline.item.Comment;
import dev.syncline.item.FieldChange;
import dev.syncline.item.FieldChanges;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import dev.syncline.script.Direction;
import dev.syncline.testing.MovableClock;
import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** What passed is remembered, and not for ever. */
class HistoryTest {

    @Test
    void refusesASettingThatForgetsEverythingAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new HistorySettings(Duration.ZERO, 10, DataSize.ofKilobytes(1), Duration.ofMinutes(1)))
                .withMessageContaining("syncline.history.keep-for");
    }

    /** The shared sentences. */
    abstract static class Contract {

        private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

        @Autowired
        History history;

        @Autowired
        SyncActivity activity;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        TransactionTemplate transaction;

        @Autowired
        ApplicationEventPublisher events;

        final ConnectionId connection = new ConnectionId(UUID.randomUUID());
        final String item = UUID.randomUUID().toString();

        @Test
        void countsWhatPassedByDayOnceItIsKept() {
            LocalDate longAgo = LocalDate.of(2020, 1, 1);
            activity.write();
            long before = received(longAgo);
            SyncContent nothing = new SyncContent("ticket", null, new Replica(Map.of()), null, List.of(), List.of());
            add(history, Direction.INCOMING, nothing);
            add(history, Direction.INCOMING, nothing);
            transaction.executeWithoutResult(status -> {
                activity.passed(Direction.INCOMING);
                status.setRollbackOnly();
            });
            activity.write();
            assertThat(received(longAgo)).isEqualTo(before + 2);
        }

        @Test
        void tellsWhatPassedInTheLastSixtyMinutesWhateverTheHourOfTheClock() {
            MovableClock clock = new MovableClock(Instant.parse("2031-01-31T12:03:20Z"));
            SyncActivity counted = new SyncActivity(jdbc, transaction, clock);
            for (Direction direction : Direction.values()) {
                transaction.executeWithoutResult(status -> counted.passed(direction));
            }
            counted.write();
            assertThat(counted.inLastHour()).as("minutes ago, in the same hour").isEqualTo(2);
            clock.advance(Duration.ofMinutes(30));
            transaction.executeWithoutResult(status -> counted.passed(Direction.OUTGOING));
            counted.write();
            clock.advance(Duration.ofMinutes(29));
            assertThat(counted.inLastHour()).as("13:02, in the next hour").isEqualTo(3);
            clock.advance(Duration.ofMinutes(1));
            counted.forgetOld();
            assertThat(counted.inLastHour()).isEqualTo(1);
        }

        private long received(LocalDate since) {
            return activity.since(since).stream()
                    .mapToLong(ActivityDay::received)
                    .sum();
        }

        @Test
        void givesBackWhatARuleWasGivenAndWhatCameOfIt() {
            Replica before = new Replica(Map.of("summary", "Printer"));
            Replica after = new Replica(Map.of("summary", "Printer on fire"));
            Comment comment = new Comment("c1", "Hot\nvery \"hot\"", true, null, NOON, NOON);
            SyncContent content = new SyncContent(
                    "ticket",
                    new Item(local(), "7", Map.of("summary", "Printer on fire"), List.of(comment), List.of()),
                    after,
                    before,
                    List.of(Trace.ofTheirs(Trace.Type.COMMENT, "c1", "r1")),
                    FieldChanges.between(before, after));
            add(history, Direction.OUTGOING, content);

            PastSync sync = history.latest(connection, null, 10).get(0);
            assertThat(history.content(connection, sync.id())).contains(content);
            assertThat(sync.direction()).isEqualTo(Direction.OUTGOING);
            assertThat(sync.revision()).isEqualTo(3);
            assertThat(sync.said()).isEqualTo("Mapped 'x'.\nWarning: no team");
            assertThat(sync.title()).isEqualTo("ACME-" + item);
            assertThat(sync.remoteKey()).isEqualTo("GLO-1");
            assertThat(sync.changes()).containsExactly(FieldChange.set("summary", "Printer", "Printer on fire"));
            assertThat(history.find(connection, sync.id())).contains(sync);
            assertThat(history.find(new ConnectionId(UUID.randomUUID()), sync.id()))
                    .isEmpty();
            assertThat(history.content(new ConnectionId(UUID.randomUUID()), sync.id()))
                    .isEmpty();
        }

        @Test
        void showsTheNewestFirstForAConnectionAndForAnItem() {
            for (int i = 1; i <= 3; i++) {
                add(history, i == 2 ? Direction.INCOMING : Direction.OUTGOING, summary("Summary " + i));
            }

            assertThat(summaries(history.latest(connection, null, 2))).containsExactly("Summary 3", "Summary 2");
            assertThat(summaries(history.latest(connection, Direction.OUTGOING, 10)))
                    .containsExactly("Summary 3", "Summary 1");
            List<PastSync> first = history.ofItem(local(), null, 1);
            assertThat(summaries(first)).containsExactly("Summary 3");
            assertThat(summaries(history.ofItem(local(), first.get(0).id(), 10)))
                    .containsExactly("Summary 2", "Summary 1");
        }

        @Test
        void isKeptOnlyWithTheStepItBelongsTo() {
            transaction.executeWithoutResult(status -> {
                history.add(passed(Direction.INCOMING, summary("Never")));
                status.setRollbackOnly();
            });
            assertThat(history.latest(connection, null, 10)).isEmpty();
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> history.add(passed(Direction.INCOMING, summary("Alone"))))
                    .isInstanceOf(IllegalTransactionStateException.class);
        }

        @Test
        void shortensForListsAndLeavesOutWhatIsTooLarge() {
            History small = bounded(100, DataSize.ofBytes(600), NOON);
            add(small, Direction.OUTGOING, summary(noise(5_000)));
            add(small, Direction.OUTGOING, summary("Short"));

            List<PastSync> syncs = history.latest(connection, null, 10);
            assertThat(history.content(connection, syncs.get(0).id())).isPresent();
            assertThat(history.content(connection, syncs.get(1).id())).isEmpty();
            assertThat(syncs.get(1).changes().get(0).afterText())
                    .hasSizeLessThan(400)
                    .endsWith("...");
        }

        @Test
        void forgetsWhatIsTooMuchAndWhatIsTooOld() {
            add(bounded(100, DataSize.ofKilobytes(9), NOON), Direction.OUTGOING, summary("Old"));
            add(
                    bounded(100, DataSize.ofKilobytes(9), NOON.plus(Duration.ofDays(20))),
                    Direction.OUTGOING,
                    summary("A"));
            add(
                    bounded(100, DataSize.ofKilobytes(9), NOON.plus(Duration.ofDays(21))),
                    Direction.OUTGOING,
                    summary("B"));

            bounded(100, DataSize.ofKilobytes(9), NOON.plus(Duration.ofDays(31)))
                    .clean();
            assertThat(summaries(history.latest(connection, null, 10))).containsExactly("B", "A");

            bounded(1, DataSize.ofKilobytes(9), NOON.plus(Duration.ofDays(31))).clean();
            assertThat(summaries(history.latest(connection, null, 10))).containsExactly("B");

            add(bounded(0, DataSize.ofKilobytes(9), NOON), Direction.OUTGOING, summary("C"));
            assertThat(summaries(history.latest(connection, null, 10))).containsExactly("B");
        }

        @Test
        void goesWithItsConnection() {
            add(history, Direction.OUTGOING, summary("Printer"));
            transaction.executeWithoutResult(status -> events.publishEvent(new ConnectionDeleted(connection)));
            assertThat(history.latest(connection, null, 10)).isEmpty();
        }

        private History bounded(long keep, DataSize largest, Instant now) {
            return new History(
                    jdbc,
                    new HistorySettings(Duration.ofDays(30), keep, largest, Duration.ofMinutes(1)),
                    activity,
                    new MovableClock(now));
        }

        private void add(History to, Direction direction, SyncContent content) {
            transaction.executeWithoutResult(status -> to.add(passed(direction, content)));
        }

        private History.Passed passed(Direction direction, SyncContent content) {
            return new History.Passed(
                    connection,
                    new TwinId(UUID.randomUUID()),
                    direction,
                    3,
                    local(),
                    "GLO-1",
                    content,
                    List.of("Mapped 'x'.", "Warning: no team"));
        }

        private ItemRef local() {
            return new ItemRef("fake", "acme", "ticket", item, "ACME-" + item);
        }

        private static SyncContent summary(String summary) {
            Replica replica = new Replica(Map.of("summary", summary));
            @Nullable Replica none = null;
            return new SyncContent("ticket", null, replica, none, List.of(), FieldChanges.between(none, replica));
        }

        private static List<String> summaries(List<PastSync> syncs) {
            return syncs.stream().map(sync -> sync.changes().get(0).afterText()).toList();
        }

        /** Text that does not get smaller. */
        private static String noise(int length) {
            StringBuilder text = new StringBuilder();
            while (text.length() < length) {
                text.append(UUID.randomUUID());
            }
            return text.toString();
        }
    }

    /** On the embedded database. */
    @Nested
    @OnH2
    class HistoryOnH2 extends Contract {}

    /** On PostgreSQL. */
    @Nested
    @OnPostgres
    class HistoryOnPostgres extends Contract {}
}
