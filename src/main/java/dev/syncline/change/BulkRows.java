package dev.syncline.change;

import dev.syncline.connection.ConnectionId;
import dev.syncline.twin.TwinId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of bulk operations. */
final class BulkRows {

    private static final int PROBLEM = 1000;
    private static final String ALL = "select r.*, (select count(*) from bulk_item i where i.trigger_id = r.trigger_id)"
            + " as waiting from bulk_run r";

    private final JdbcClient jdbc;
    private final Clock clock;

    BulkRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Bulk> find(UUID trigger) {
        return jdbc.sql(ALL + " where r.trigger_id = ?")
                .param(trigger)
                .query(BulkRows::bulk)
                .optional();
    }

    /** Those that run and are not waiting for the tracker. */
    List<Bulk> due() {
        return jdbc.sql(ALL + " where r.state = 'RUNNING' and (r.not_before is null or r.not_before <= ?)"
                        + " order by r.started")
                .param(now())
                .query(BulkRows::bulk)
                .list();
    }

    /** Where the next page begins; locked until the transaction ends, empty when it does not run any more. */
    Optional<Place> place(UUID trigger) {
        return jdbc.sql("select page_cursor from bulk_run where trigger_id = ? and state = 'RUNNING' for update")
                .param(trigger)
                .query((row, number) -> new Place(row.getString(1)))
                .optional();
    }

    /** The tracker's own mark of a place; null at the beginning. */
    record Place(@Nullable String cursor) {}

    /** What one page led to. */
    record Page(@Nullable String next, long looked, long needless, long staysOut) {}

    void insert(Trigger trigger, Bulk.Kind kind, String by) {
        jdbc.sql("insert into bulk_run (trigger_id, kind, connection, entity_type, filter, state, started_by, started,"
                        + " looked, needless, stays_out, done, failed)"
                        + " values (?, ?, ?, ?, ?, 'RUNNING', ?, ?, 0, 0, 0, 0, 0)")
                .param(trigger.id())
                .param(kind.name())
                .param(trigger.connection().value())
                .param(trigger.entityType())
                .param(trigger.filter())
                .param(by)
                .param(now())
                .update();
    }

    void turned(UUID trigger, Page page) {
        jdbc.sql("update bulk_run set page_cursor = ?, looked = looked + ?, needless = needless + ?,"
                        + " stays_out = stays_out + ?, not_before = null, problem = null"
                        + " where trigger_id = ?")
                .param(page.next())
                .param(page.looked())
                .param(page.needless())
                .param(page.staysOut())
                .param(trigger)
                .update();
    }

    void later(UUID trigger, String problem, Duration pause) {
        jdbc.sql("update bulk_run set problem = ?, not_before = ? where trigger_id = ?")
                .param(cut(problem))
                .param(clock.instant().plus(pause).atOffset(ZoneOffset.UTC))
                .param(trigger)
                .update();
    }

    /** Ends a running operation and says whether it ran. */
    boolean end(UUID trigger, Bulk.State state, @Nullable String problem) {
        return jdbc.sql("update bulk_run set state = ?, ended = ?, problem = ? where trigger_id = ?"
                                + " and state = 'RUNNING'")
                        .param(state.name())
                        .param(now())
                        .param(problem == null ? null : cut(problem))
                        .param(trigger)
                        .update()
                > 0;
    }

    void handed(UUID trigger, ConnectionId connection, TwinId twin) {
        jdbc.sql("delete from bulk_item where connection = ? and twin = ?")
                .param(connection.value())
                .param(twin.value())
                .update();
        jdbc.sql("insert into bulk_item (connection, twin, trigger_id) values (?, ?, ?)")
                .param(connection.value())
                .param(twin.value())
                .param(trigger)
                .update();
    }

    /** Counts an item that had its turn, where it was handed out by an operation. */
    void looked(ConnectionId connection, TwinId twin, boolean failed) {
        Optional<UUID> trigger = jdbc
                .sql("select trigger_id from bulk_item where connection = ? and twin = ?")
                .param(connection.value())
                .param(twin.value())
                .query(UUID.class)
                .list()
                .stream()
                .findFirst();
        trigger.ifPresent(id -> {
            jdbc.sql("delete from bulk_item where connection = ? and twin = ?")
                    .param(connection.value())
                    .param(twin.value())
                    .update();
            String column = failed ? "failed" : "done";
            jdbc.sql("update bulk_run set " + column + " = " + column + " + 1 where trigger_id = ?")
                    .param(id)
                    .update();
        });
    }

    void forget(UUID trigger) {
        for (String table : List.of("bulk_item", "bulk_run")) {
            jdbc.sql("delete from " + table + " where trigger_id = ?")
                    .param(trigger)
                    .update();
        }
    }

    void forget(ConnectionId connection) {
        for (String table : List.of("bulk_item", "bulk_run")) {
            jdbc.sql("delete from " + table + " where connection = ?")
                    .param(connection.value())
                    .update();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(PROBLEM, text.length()));
    }

    private static Bulk bulk(ResultSet row, int number) throws SQLException {
        OffsetDateTime ended = row.getObject("ended", OffsetDateTime.class);
        Instant over = ended == null ? null : ended.toInstant();
        return new Bulk(
                row.getObject("trigger_id", UUID.class),
                Bulk.Kind.valueOf(row.getString("kind")),
                new ConnectionId(row.getObject("connection", UUID.class)),
                row.getString("entity_type"),
                row.getString("filter"),
                Bulk.State.valueOf(row.getString("state")),
                row.getString("started_by"),
                row.getObject("started", OffsetDateTime.class).toInstant(),
                over,
                row.getLong("looked"),
                row.getLong("needless"),
                row.getLong("stays_out"),
                row.getLong("waiting"),
                row.getLong("done"),
                row.getLong("failed"),
                row.getString("problem"));
    }
}
