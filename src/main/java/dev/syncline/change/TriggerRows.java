package dev.syncline.change;

import dev.syncline.connection.ConnectionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of triggers. */
final class TriggerRows {

    private static final int PROBLEM = 1000;
    private static final String COLUMNS =
            "select id, connection, entity_type, filter, notes, active, problem, created from sync_trigger";

    private final JdbcClient jdbc;
    private final Clock clock;

    TriggerRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Trigger> page(@Nullable ConnectionId connection, int limit, long offset) {
        JdbcClient.StatementSpec query = connection == null
                ? jdbc.sql(COLUMNS + " order by created, id limit ? offset ?")
                : jdbc.sql(COLUMNS + " where connection = ? order by created, id limit ? offset ?")
                        .param(connection.value());
        return query.param(limit).param(offset).query(TriggerRows::trigger).list();
    }

    List<Trigger> after(@Nullable ConnectionId connection, UUID id, int limit) {
        JdbcClient.StatementSpec query = connection == null
                ? jdbc.sql(COLUMNS + " where id > ? order by id limit ?")
                : jdbc.sql(COLUMNS + " where connection = ? and id > ? order by id limit ?")
                        .param(connection.value());
        return query.param(id).param(limit).query(TriggerRows::trigger).list();
    }

    long count(@Nullable ConnectionId connection) {
        JdbcClient.StatementSpec query = connection == null
                ? jdbc.sql("select count(*) from sync_trigger")
                : jdbc.sql("select count(*) from sync_trigger where connection = ?")
                        .param(connection.value());
        return query.query(Long.class).single();
    }

    Optional<Trigger> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = ?")
                .param(id)
                .query(TriggerRows::trigger)
                .optional();
    }

    List<Trigger> active() {
        return jdbc.sql(COLUMNS + " where active = true order by created, id")
                .query(TriggerRows::trigger)
                .list();
    }

    boolean hasDouble(Trigger trigger) {
        return jdbc.sql(
                        "select exists (select 1 from sync_trigger where connection = ? and entity_type = ? and filter = ?"
                                + " and id <> ?)")
                .param(trigger.connection().value())
                .param(trigger.entityType())
                .param(trigger.filter())
                .param(trigger.id())
                .query(Boolean.class)
                .single();
    }

    void insert(UUID id, ConnectionId connection, String entityType, String filter, String notes, boolean active) {
        jdbc.sql("insert into sync_trigger (id, connection, entity_type, filter, notes, active, created)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(connection.value())
                .param(entityType)
                .param(filter)
                .param(notes)
                .param(active)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void update(UUID id, String entityType, String filter, String notes, boolean active) {
        jdbc.sql("update sync_trigger set entity_type = ?, filter = ?, notes = ?, active = ?, problem = null"
                        + " where id = ?")
                .param(entityType)
                .param(filter)
                .param(notes)
                .param(active)
                .param(id)
                .update();
    }

    void active(UUID id, boolean active) {
        jdbc.sql("update sync_trigger set active = ?, problem = null where id = ?")
                .param(active)
                .param(id)
                .update();
    }

    void problem(UUID id, String message) {
        jdbc.sql("update sync_trigger set problem = ? where id = ?")
                .param(message.substring(0, Math.min(PROBLEM, message.length())))
                .param(id)
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from sync_trigger where id = ?").param(id).update();
    }

    void forget(ConnectionId connection) {
        jdbc.sql("delete from sync_trigger where connection = ?")
                .param(connection.value())
                .update();
    }

    private static Trigger trigger(ResultSet row, int number) throws SQLException {
        return new Trigger(
                row.getObject("id", UUID.class),
                new ConnectionId(row.getObject("connection", UUID.class)),
                row.getString("entity_type"),
                row.getString("filter"),
                row.getString("notes"),
                row.getBoolean("active"),
                row.getString("problem"),
                row.getObject("created", OffsetDateTime.class).toInstant());
    }
}
