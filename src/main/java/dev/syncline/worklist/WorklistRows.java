package dev.syncline.worklist;

import dev.syncline.connection.ConnectionId;
import dev.syncline.worklist.Worklist.Kind;
import dev.syncline.worklist.Worklist.State;
import dev.syncline.worklist.Worklist.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of lists. */
@Component
class WorklistRows {

    private static final int PROBLEM = 1000;

    private final JdbcClient jdbc;
    private final LineRows lines;
    private final Clock clock;

    WorklistRows(JdbcClient jdbc, LineRows lines, Clock clock) {
        this.jdbc = jdbc;
        this.lines = lines;
        this.clock = clock;
    }

    void insert(UUID id, Kind kind, ConnectionId connection, boolean whole, boolean bringsParts, String by) {
        jdbc.sql("insert into worklist (id, kind, connection, whole, brings_parts, state, made_by, made)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(kind.name())
                .param(connection.value())
                .param(whole)
                .param(bringsParts)
                .param((whole ? State.CHECKED : State.CHECKING).name())
                .param(by)
                .param(now())
                .update();
    }

    Optional<Worklist> find(UUID id) {
        return jdbc.sql("select * from worklist where id = ?")
                .param(id)
                .query(this::list)
                .optional();
    }

    List<Worklist> recent(Kind kind, int limit) {
        return jdbc.sql("select * from worklist where kind = ? order by made desc, id limit ?")
                .param(kind.name())
                .param(limit)
                .query(this::list)
                .list();
    }

    /** Those in a state that do not wait for the tracker. */
    List<Worklist> due(State state) {
        return jdbc.sql("select * from worklist where state = ? and (not_before is null or not_before <= ?)"
                        + " order by made")
                .param(state.name())
                .param(now())
                .query(this::list)
                .list();
    }

    /** Moves on from one of the given states and says whether it was in one. */
    boolean move(UUID id, State to, List<State> from) {
        String column = switch (to) {
            case RUNNING -> ", started = :now, ended = null";
            case DONE, STOPPED -> ", ended = :now";
            case CHECKING, CHECKED -> "";
        };
        JdbcClient.StatementSpec update = jdbc.sql("update worklist set state = :to, problem = null, not_before = null"
                        + column + " where id = :id and state in (:from)")
                .param("to", to.name())
                .param("id", id)
                .param("from", from.stream().map(State::name).toList());
        return (column.isEmpty() ? update : update.param("now", now())).update() > 0;
    }

    /** Whether it is in the state; locked until the transaction ends. */
    boolean isStill(UUID id, State state) {
        return jdbc.sql("select state from worklist where id = ? for update")
                .param(id)
                .query(String.class)
                .optional()
                .filter(state.name()::equals)
                .isPresent();
    }

    Optional<UUID> lastTwin(UUID id) {
        return jdbc.sql("select last_twin from worklist where id = ? and last_twin is not null")
                .param(id)
                .query(UUID.class)
                .optional();
    }

    void reached(UUID id, UUID twin) {
        jdbc.sql("update worklist set last_twin = ?, problem = null where id = ?")
                .param(twin)
                .param(id)
                .update();
    }

    void later(UUID id, String problem, Duration pause) {
        jdbc.sql("update worklist set problem = ?, not_before = ? where id = ?")
                .param(problem.substring(0, Math.min(PROBLEM, problem.length())))
                .param(clock.instant().plus(pause).atOffset(ZoneOffset.UTC))
                .param(id)
                .update();
    }

    void forget(UUID id) {
        jdbc.sql("delete from worklist_line where list = ?").param(id).update();
        jdbc.sql("delete from worklist where id = ?").param(id).update();
    }

    void forget(ConnectionId connection) {
        jdbc.sql("delete from worklist_line where list in (select id from worklist where connection = ?)")
                .param(connection.value())
                .update();
        jdbc.sql("delete from worklist where connection = ?")
                .param(connection.value())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private Worklist list(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Worklist(
                id,
                Kind.valueOf(row.getString("kind")),
                new ConnectionId(row.getObject("connection", UUID.class)),
                row.getBoolean("whole"),
                row.getBoolean("brings_parts"),
                State.valueOf(row.getString("state")),
                row.getString("made_by"),
                row.getObject("made", OffsetDateTime.class).toInstant(),
                instant(row, "started"),
                instant(row, "ended"),
                row.getString("problem"),
                tally(id));
    }

    private Tally tally(UUID id) {
        Map<String, Long> counts = new HashMap<>(lines.counts(id));
        return new Tally(
                counts.getOrDefault("UNCHECKED", 0L),
                counts.getOrDefault("READY", 0L),
                counts.getOrDefault("WRONG", 0L),
                counts.getOrDefault("WAITING", 0L),
                counts.getOrDefault("DONE", 0L),
                counts.getOrDefault("FAILED", 0L));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
