package dev.syncline.twin;

import dev.syncline.connection.ConnectionId;
import dev.syncline.item.Replica;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of fields that wait for a decision. */
final class StandoffRows {

    private static final String COLUMNS =
            "select id, connection, twin, field, kind, ours, theirs, fault from twin_standoff";

    private final JdbcClient jdbc;
    private final Clock clock;

    StandoffRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Standoff> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = ?")
                .param(id)
                .query(StandoffRows::standoff)
                .optional();
    }

    List<Standoff> of(ConnectionId connection, TwinId twin) {
        return jdbc.sql(COLUMNS + " where connection = ? and twin = ? order by since, id")
                .param(connection.value())
                .param(twin.value())
                .query(StandoffRows::standoff)
                .list();
    }

    List<Standoff> ofFaults(Collection<UUID> faults) {
        return jdbc.sql(COLUMNS + " where fault in (:faults)")
                .param("faults", faults)
                .query(StandoffRows::standoff)
                .list();
    }

    void insert(Standoff standoff) {
        jdbc.sql("insert into twin_standoff (id, connection, twin, field, kind, ours, theirs, fault, since)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(standoff.id())
                .param(standoff.connection().value())
                .param(standoff.twin().value())
                .param(standoff.field())
                .param(standoff.kind().name())
                .param(json(standoff.ours()))
                .param(json(standoff.theirs()))
                .param(standoff.fault())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from twin_standoff where id = ?").param(id).update();
    }

    void forget(ConnectionId connection) {
        jdbc.sql("delete from twin_standoff where connection = ?")
                .param(connection.value())
                .update();
    }

    private static String json(@Nullable Object value) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("value", value);
        return new Replica(tree).toJson();
    }

    private static Standoff standoff(ResultSet row, int number) throws SQLException {
        return new Standoff(
                row.getObject("id", UUID.class),
                new ConnectionId(row.getObject("connection", UUID.class)),
                new TwinId(row.getObject("twin", UUID.class)),
                row.getString("field"),
                Standoff.Kind.valueOf(row.getString("kind")),
                Replica.fromJson(row.getString("ours")).hub().get("value"),
                Replica.fromJson(row.getString("theirs")).hub().get("value"),
                row.getObject("fault", UUID.class));
    }
}
