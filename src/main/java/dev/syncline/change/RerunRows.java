package dev.syncline.change;

import dev.syncline.connection.ConnectionId;
import dev.syncline.twin.TwinId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of reruns. */
final class RerunRows {

    static final String WAITING = "WAITING";
    static final String HELD = "HELD";

    private final JdbcClient jdbc;
    private final Clock clock;

    RerunRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Rerun> find(ConnectionId connection) {
        Map<String, Long> outcomes = outcomes(connection);
        return jdbc.sql("select * from rerun where connection = ?")
                .param(connection.value())
                .query((row, number) -> rerun(row, outcomes))
                .optional();
    }

    List<ConnectionId> running() {
        return jdbc.sql("select connection from rerun where state = 'RUNNING' order by started")
                .query((row, number) -> new ConnectionId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Where a running rerun is; locked until the transaction ends, empty when it does not run. */
    Optional<Place> place(ConnectionId connection) {
        return jdbc.sql("select reached from rerun where connection = ? and state = 'RUNNING' for update")
                .param(connection.value())
                .query((row, number) -> new Place(row.getObject(1, UUID.class)))
                .optional();
    }

    /** The last twin whose turn it was. */
    record Place(@Nullable UUID reached) {

        @Nullable
        TwinId twin() {
            return reached == null ? null : new TwinId(reached);
        }
    }

    void insert(ConnectionId connection, long revision, String by, long total) {
        jdbc.sql("insert into rerun (connection, revision, state, started_by, started, total)"
                        + " values (?, ?, 'RUNNING', ?, ?, ?)")
                .param(connection.value())
                .param(revision)
                .param(by)
                .param(now())
                .param(total)
                .update();
    }

    void reached(ConnectionId connection, TwinId twin) {
        jdbc.sql("update rerun set reached = ? where connection = ?")
                .param(twin.value())
                .param(connection.value())
                .update();
    }

    /** Ends a running rerun and says whether it ran. */
    boolean end(ConnectionId connection, Rerun.State state) {
        return jdbc.sql("update rerun set state = ?, ended = ? where connection = ? and state = 'RUNNING'")
                        .param(state.name())
                        .param(now())
                        .param(connection.value())
                        .update()
                > 0;
    }

    void turn(ConnectionId connection, TwinId twin, String outcome) {
        if (outcome(connection, twin, outcome) == 0) {
            jdbc.sql("insert into rerun_item (connection, twin, outcome) values (?, ?, ?)")
                    .param(connection.value())
                    .param(twin.value())
                    .param(outcome)
                    .update();
        }
    }

    int outcome(ConnectionId connection, TwinId twin, String outcome) {
        return jdbc.sql("update rerun_item set outcome = ? where connection = ? and twin = ?")
                .param(outcome)
                .param(connection.value())
                .param(twin.value())
                .update();
    }

    long waiting(ConnectionId connection) {
        return jdbc.sql("select count(*) from rerun_item where connection = ? and outcome = ?")
                .param(connection.value())
                .param(WAITING)
                .query(Long.class)
                .single();
    }

    void forget(ConnectionId connection) {
        for (String table : List.of("rerun", "rerun_item")) {
            jdbc.sql("delete from " + table + " where connection = ?")
                    .param(connection.value())
                    .update();
        }
    }

    private Map<String, Long> outcomes(ConnectionId connection) {
        Map<String, Long> outcomes = new HashMap<>();
        jdbc.sql("select outcome, count(*) from rerun_item where connection = ? group by outcome")
                .param(connection.value())
                .query(row -> {
                    outcomes.put(row.getString(1), row.getLong(2));
                });
        return outcomes;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Rerun rerun(ResultSet row, Map<String, Long> outcomes) throws SQLException {
        OffsetDateTime ended = row.getObject("ended", OffsetDateTime.class);
        return new Rerun(
                new ConnectionId(row.getObject("connection", UUID.class)),
                row.getLong("revision"),
                Rerun.State.valueOf(row.getString("state")),
                row.getString("started_by"),
                row.getObject("started", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getLong("total"),
                outcomes.getOrDefault(WAITING, 0L),
                outcomes.getOrDefault(HELD, 0L),
                outcomes.getOrDefault(ItemLooked.Result.SENT.name(), 0L),
                outcomes.getOrDefault(ItemLooked.Result.SAME.name(), 0L),
                outcomes.getOrDefault(ItemLooked.Result.FAILED.name(), 0L),
                outcomes.getOrDefault(ItemLooked.Result.GONE.name(), 0L));
    }
}
