package dev.syncline.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.connection.ConnectionId;
import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept about changes and triggers, on both databases. */
class ChangeRowsTest {

    /** The shared sentences. */
    abstract static class Contract {

        @Autowired
        JdbcClient jdbc;

        @Autowired
        Clock clock;

        @Autowired
        Cursors cursors;

        @Test
        void letsOnlyOneReaderMoveTheCursor() {
            Cursors.Cursor start = cursors.of("t" + UUID.randomUUID());
            assertThat(start.position()).isNull();
            cursors.advance(start, "a");
            assertThatThrownBy(() -> cursors.advance(start, "b")).isInstanceOf(DataAccessException.class);

            Cursors.Cursor next = cursors.of(start.tracker());
            assertThat(next.position()).isEqualTo("a");
            cursors.advance(next, "b");
            assertThatThrownBy(() -> cursors.advance(next, "c")).isInstanceOf(DataAccessException.class);
            assertThat(cursors.of(start.tracker()).position()).isEqualTo("b");
        }

        @Test
        void keepsTriggersOfEachConnectionInTheOrderTheyWereMade() {
            TriggerRows rows = new TriggerRows(jdbc, clock);
            ConnectionId connection = new ConnectionId(UUID.randomUUID());
            UUID first = UUID.randomUUID();
            rows.insert(first, connection, "ticket", "priority = high", "Urgent", true);
            rows.insert(UUID.randomUUID(), connection, "ticket", "", "", false);
            rows.problem(first, "No such field.");
            assertThat(rows.page(connection, 10, 0)).extracting(Trigger::notes).containsExactly("Urgent", "");
            assertThat(rows.find(first).orElseThrow().problem()).isEqualTo("No such field.");
            assertThat(rows.active()).extracting(Trigger::id).contains(first);

            rows.update(first, "ticket", "priority = low", "Idle", false);
            Trigger changed = rows.find(first).orElseThrow();
            assertThat(changed.filter()).isEqualTo("priority = low");
            assertThat(changed.problem()).isNull();
            assertThat(rows.active()).extracting(Trigger::id).doesNotContain(first);

            UUID copy = UUID.randomUUID();
            rows.insert(copy, connection, "ticket", "priority = low", "Again", true);
            assertThat(rows.hasDouble(rows.find(copy).orElseThrow())).isTrue();
            rows.update(copy, "task", "priority = low", "Again", true);
            assertThat(rows.hasDouble(rows.find(copy).orElseThrow())).isFalse();
            rows.delete(copy);

            rows.delete(first);
            assertThat(rows.count(connection)).isEqualTo(1);
            rows.forget(connection);
            assertThat(rows.count(connection)).isZero();
        }
    }

    @Nested
    @OnH2
    class RowsOnH2 extends Contract {}

    @Nested
    @OnPostgres
    class RowsOnPostgres extends Contract {}
}
