package dev.syncline.twin;

import dev.syncline.connection.ConnectionId;
import dev.syncline.item.ItemRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of twins. */
final class TwinRows {

    private static final String COLUMNS = """
            select connection, id, local_tracker, local_account, local_type, local_id, local_key,
                   remote_id, remote_key, remote_url, since, last_sent, last_received, doubted, recalls from twin""";

    /** After a restore: what was sent before it may still be under way, about what nobody remembers. */
    private static final Duration DOUBTED = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    TwinRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Twin> find(ConnectionId connection, TwinId id) {
        return jdbc.sql(COLUMNS + " where connection = ? and id = ?")
                .param(connection.value())
                .param(id.value())
                .query(TwinRows::twin)
                .optional();
    }

    Optional<Twin> findByLocal(ConnectionId connection, ItemRef local) {
        return jdbc.sql(COLUMNS + " where connection = ? and local_type = ? and local_id = ?")
                .param(connection.value())
                .param(local.entityType())
                .param(local.id())
                .query(TwinRows::twin)
                .optional();
    }

    Optional<Twin> findByRemoteId(ConnectionId connection, String remoteItemId) {
        return jdbc
                .sql(COLUMNS + " where connection = ? and remote_id = ? order by since")
                .param(connection.value())
                .param(remoteItemId)
                .query(TwinRows::twin)
                .list()
                .stream()
                .findFirst();
    }

    List<Twin> ofItem(ItemRef local) {
        return jdbc.sql(COLUMNS + " where local_type = ? and local_id = ? order by since, connection")
                .param(local.entityType())
                .param(local.id())
                .query(TwinRows::twin)
                .list();
    }

    /** Two looks, each along its own index. */
    List<Twin> called(String key, int limit) {
        Set<Twin> found = new LinkedHashSet<>();
        for (String column : List.of("local_key", "remote_key")) {
            found.addAll(jdbc.sql(COLUMNS + " where " + column + " = ? order by connection, id limit ?")
                    .param(key)
                    .param(limit)
                    .query(TwinRows::twin)
                    .list());
        }
        return found.stream().limit(limit).toList();
    }

    List<Twin> after(ConnectionId connection, @Nullable TwinId id, int limit) {
        JdbcClient.StatementSpec query = id == null
                ? jdbc.sql(COLUMNS + " where connection = ? order by id limit ?")
                        .param(connection.value())
                : jdbc.sql(COLUMNS + " where connection = ? and id > ? order by id limit ?")
                        .param(connection.value())
                        .param(id.value());
        return query.param(limit).query(TwinRows::twin).list();
    }

    TwinPage page(@Nullable ConnectionId connection, String text, @Nullable String after, int limit) {
        Map<String, Object> values = new HashMap<>(Map.of("limit", limit + 1));
        StringBuilder sql = new StringBuilder(COLUMNS).append(" where 1 = 1");
        if (connection != null) {
            sql.append(" and connection = :connection");
            values.put("connection", connection.value());
        }
        if (!text.isEmpty()) {
            sql.append(" and (local_key like :start escape '!' or remote_key like :start escape '!'")
                    .append(" or local_id = :text or remote_id = :text)");
            values.put("start", text.replaceAll("([!%_])", "!$1") + "%");
            values.put("text", text);
        }
        if (after != null) {
            PageMark mark = PageMark.of(after);
            sql.append(
                    " and (local_key > :k or (local_key = :k and (connection > :c or (connection = :c and id > :i))))");
            values.putAll(Map.of("k", mark.localKey(), "c", mark.connection(), "i", mark.id()));
        }
        sql.append(" order by local_key, connection, id limit :limit");
        List<Twin> found =
                jdbc.sql(sql.toString()).params(values).query(TwinRows::twin).list();
        boolean more = found.size() > limit;
        List<Twin> twins = more ? found.subList(0, limit) : found;
        return new TwinPage(List.copyOf(twins), more ? PageMark.after(twins.get(limit - 1)) : null);
    }

    long count(@Nullable ConnectionId connection) {
        JdbcClient.StatementSpec count = connection == null
                ? jdbc.sql("select count(*) from twin")
                : jdbc.sql("select count(*) from twin where connection = ?").param(connection.value());
        return count.query(Long.class).single();
    }

    void insert(
            ConnectionId connection,
            TwinId id,
            @Nullable ItemRef local,
            @Nullable String remoteItemId,
            @Nullable String remoteKey) {
        jdbc.sql("insert into twin (connection, id, local_key, remote_id, remote_key, since, doubted)"
                        + " values (?, ?, '', ?, ?, ?, exists (select 1 from twin_restored where connection = ?))")
                .param(connection.value())
                .param(id.value())
                .param(remoteItemId)
                .param(remoteKey)
                .param(now())
                .param(connection.value())
                .update();
        if (local != null) {
            bind(connection, id, local);
        }
    }

    List<Twin> creating() {
        return jdbc.sql(COLUMNS + " where creating = true order by since")
                .query(TwinRows::twin)
                .list();
    }

    void creating(ConnectionId connection, TwinId id, boolean creating) {
        jdbc.sql("update twin set creating = ? where connection = ? and id = ?")
                .param(creating)
                .param(connection.value())
                .param(id.value())
                .update();
    }

    void bind(ConnectionId connection, TwinId id, ItemRef local) {
        jdbc.sql("update twin set local_tracker = ?, local_account = ?, local_type = ?, local_id = ?, local_key = ?,"
                        + " creating = false where connection = ? and id = ?")
                .param(local.tracker())
                .param(local.account())
                .param(local.entityType())
                .param(local.id())
                .param(local.key())
                .param(connection.value())
                .param(id.value())
                .update();
    }

    void remote(ConnectionId connection, TwinId id, String remoteItemId, @Nullable String key, @Nullable String url) {
        jdbc.sql("update twin set remote_id = ?, remote_key = ?, remote_url = ? where connection = ? and id = ?")
                .param(remoteItemId)
                .param(key)
                .param(url)
                .param(connection.value())
                .param(id.value())
                .update();
    }

    void sent(ConnectionId connection, TwinId id) {
        stamp(connection, id, "last_sent = ?");
    }

    /** What came in was looked for in the tracker; some days after a restore there is no doubt any more. */
    void received(ConnectionId connection, TwinId id) {
        jdbc.sql("update twin set last_received = ?, doubted = doubted and exists (select 1 from twin_restored r where"
                        + " r.connection = twin.connection and r.since > ?) where connection = ? and id = ?")
                .param(now())
                .param(now().minus(DOUBTED))
                .param(connection.value())
                .param(id.value())
                .update();
    }

    private void stamp(ConnectionId connection, TwinId id, String columns) {
        jdbc.sql("update twin set " + columns + " where connection = ? and id = ?")
                .param(now())
                .param(connection.value())
                .param(id.value())
                .update();
    }

    void end(ConnectionId connection, TwinId id) {
        int removed = jdbc.sql("delete from twin where connection = ? and id = ?")
                .param(connection.value())
                .param(id.value())
                .update();
        if (removed > 0 && !ended(connection, id)) {
            jdbc.sql("insert into twin_ended (connection, twin, ended) values (?, ?, ?)")
                    .param(connection.value())
                    .param(id.value())
                    .param(now())
                    .update();
        }
    }

    boolean ended(ConnectionId connection, TwinId id) {
        return jdbc.sql("select count(*) from twin_ended where connection = ? and twin = ?")
                        .param(connection.value())
                        .param(id.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    void forget(ConnectionId connection) {
        jdbc.sql("delete from twin where connection = ?")
                .param(connection.value())
                .update();
        jdbc.sql("delete from twin_ended where connection = ?")
                .param(connection.value())
                .update();
        jdbc.sql("delete from twin_restored where connection = ?")
                .param(connection.value())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Twin twin(ResultSet row, int number) throws SQLException {
        return new Twin(
                new TwinId(row.getObject("id", UUID.class)),
                new ConnectionId(row.getObject("connection", UUID.class)),
                local(row),
                row.getString("remote_id"),
                row.getString("remote_key"),
                row.getString("remote_url"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                instant(row, "last_sent"),
                instant(row, "last_received"),
                row.getBoolean("doubted"),
                row.getBoolean("recalls"));
    }

    private static @Nullable ItemRef local(ResultSet row) throws SQLException {
        String id = row.getString("local_id");
        return id == null
                ? null
                : new ItemRef(
                        row.getString("local_tracker"),
                        row.getString("local_account"),
                        row.getString("local_type"),
                        id,
                        row.getString("local_key"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** The last row of a page, as the text a page link carries. */
    private record PageMark(String localKey, UUID connection, UUID id) {

        static String after(Twin twin) {
            String key = twin.local() == null ? "" : twin.local().key();
            return twin.connection() + " " + twin.id() + " " + key;
        }

        static PageMark of(String text) {
            String[] parts = text.split(" ", 3);
            if (parts.length < 3) {
                throw new IllegalArgumentException("'" + text + "' is not the end of a page of twins.");
            }
            return new PageMark(parts[2], UUID.fromString(parts[0]), UUID.fromString(parts[1]));
        }
    }
}
