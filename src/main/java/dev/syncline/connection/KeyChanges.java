package dev.syncline.connection;

import dev.syncline.node.NodeKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the safety numbers of connections came to be what they are. */
@Component
public class KeyChanges {

    private static final Duration NEWS = Duration.ofDays(7);
    private static final int SHOWN = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    KeyChanges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The last changes of a connection's safety number, the newest first. */
    public List<KeyChange> of(ConnectionId connection) {
        return jdbc.sql(
                        "select * from key_change where connection_id = :id order by number desc fetch first :some rows only")
                .param("id", connection.value())
                .param("some", SHOWN)
                .query((row, number) -> change(row))
                .list();
    }

    /** The newest change of each connection whose safety number changed within a week, by its id. */
    public Map<String, KeyChange> recent(Collection<Connection> connections) {
        Set<UUID> ids = ids(connections);
        Map<String, KeyChange> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select * from key_change where connection_id in (:ids) and made > :since order by number")
                    .param("ids", ids)
                    .param("since", clock.instant().minus(NEWS).atOffset(ZoneOffset.UTC))
                    .query(row -> {
                        found.put(row.getString("connection_id"), change(row));
                    });
        }
        return found;
    }

    /** Since when the two sides of connections know keys that nothing leads between, by id; nothing passes there. */
    public Map<String, Instant> parted(Collection<Connection> connections) {
        Map<String, Instant> found = new HashMap<>();
        Set<UUID> ids = ids(connections);
        if (!ids.isEmpty()) {
            jdbc.sql("select id, keys_parted from connection where id in (:ids) and keys_parted is not null")
                    .param("ids", ids)
                    .query(row -> {
                        OffsetDateTime since = row.getObject("keys_parted", OffsetDateTime.class);
                        found.put(row.getString("id"), since.toInstant());
                    });
        }
        return found;
    }

    private static Set<UUID> ids(Collection<Connection> connections) {
        return connections.stream().map(each -> each.id().value()).collect(Collectors.toSet());
    }

    /** Keeps a change, once for each new key that was signed for; says whether it is the first time. */
    boolean keep(UUID connection, KeyChange change) {
        boolean isNews = change.how() == KeyChange.How.PAIRED || isNews(connection, change);
        return isNews && insert(connection, change);
    }

    private boolean isNews(UUID connection, KeyChange change) {
        return jdbc.sql("select count(*) from key_change where connection_id = :id and side = :side and to_key = :to")
                        .param("id", connection)
                        .param("side", change.side().name())
                        .param("to", change.to().encoded())
                        .query(Long.class)
                        .single()
                == 0;
    }

    private boolean insert(UUID connection, KeyChange change) {
        return jdbc.sql("""
                        insert into key_change (connection_id, number, side, how, from_key, to_key, number_before, made)
                        values (:id, (select coalesce(max(number), 0) + 1 from key_change where connection_id = :id),
                            :side, :how, :from, :to, :before, :made)""")
                        .param("id", connection)
                        .param("side", change.side().name())
                        .param("how", change.how().name())
                        .param("from", change.from().encoded())
                        .param("to", change.to().encoded())
                        .param("before", change.numberBefore())
                        .param("made", change.made().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    private static KeyChange change(ResultSet row) throws SQLException {
        return new KeyChange(
                KeyChange.Side.valueOf(row.getString("side")),
                KeyChange.How.valueOf(row.getString("how")),
                new NodeKey(row.getString("from_key")),
                new NodeKey(row.getString("to_key")),
                row.getString("number_before"),
                row.getObject("made", OffsetDateTime.class).toInstant());
    }
}
