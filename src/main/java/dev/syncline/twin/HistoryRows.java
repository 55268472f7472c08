package dev.syncline.twin;

import dev.syncline.connection.ConnectionId;
import dev.syncline.item.FieldChange;
import dev.syncline.item.FieldChanges;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.script.Direction;
import dev.syncline.script.LogLines;
import java.sql.ResultSet;
import java.sql.SQLException;
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

/** The rows of what passed. */
final class HistoryRows {

    private static final String COLUMNS = "select id, connection, twin, direction, happened, revision, entity_type,"
            + " local_id, local_key, remote_key, change_count, changes, who, said from sync_history";
    private static final int MOST_CHANGES = 50;
    private static final int LONGEST_VALUE = 300;
    private static final int LONGEST_NAME = 200;

    /** The field of an item that says who changed it last, where the tracker knows. */
    private static final String UPDATED_BY = "updatedBy";

    private final JdbcClient jdbc;

    HistoryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(History.Passed passed, Instant now, long largest) {
        ItemRef local = passed.local();
        List<FieldChange> changes = passed.told();
        byte[] content = Deflated.of(passed.content().toText());
        jdbc.sql("insert into sync_history (connection, twin, direction, happened, revision, entity_type, local_id,"
                        + " local_key, remote_key, change_count, changes, content, who, said)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(passed.connection().value())
                .param(passed.twin().value())
                .param(passed.direction().name())
                .param(now.atOffset(ZoneOffset.UTC))
                .param(passed.revision())
                .param(local == null ? null : local.entityType())
                .param(local == null ? null : local.id())
                .param(local == null ? "" : local.key())
                .param(passed.remoteKey())
                .param(changes.size())
                .param(FieldChanges.toJson(shortened(changes)))
                .param(content.length > largest ? null : content)
                .param(who(passed))
                .param(LogLines.kept(passed.log()))
                .update();
    }

    /** No rules decided that a pair ends, so their number is 0. */
    void insertEnd(Twin twin, Direction where, String sentence, Instant now) {
        ItemRef local = twin.local();
        jdbc.sql(
                        "insert into sync_history (connection, twin, direction, happened, revision, entity_type, local_id,"
                                + " local_key, remote_key, change_count, changes, said) values (?, ?, ?, ?, 0, ?, ?, ?, ?, 0, ?, ?)")
                .param(twin.connection().value())
                .param(twin.id().value())
                .param(where.name())
                .param(now.atOffset(ZoneOffset.UTC))
                .param(local == null ? null : local.entityType())
                .param(local == null ? null : local.id())
                .param(local == null ? "" : local.key())
                .param(twin.remoteKey())
                .param(FieldChanges.toJson(List.of()))
                .param(sentence)
                .update();
    }

    /** Of what comes in only the other side knows who did it. */
    private static @Nullable String who(History.Passed passed) {
        Item item = passed.content().local();
        String who = item == null || passed.direction() == Direction.INCOMING
                ? ""
                : FieldChange.text(item.fields().get(UPDATED_BY));
        return who.isEmpty() ? null : who.substring(0, Math.min(LONGEST_NAME, who.length()));
    }

    List<PastSync> latest(ConnectionId connection, @Nullable Direction direction, int limit) {
        Map<String, Object> values = new HashMap<>(Map.of("connection", connection.value(), "limit", limit));
        StringBuilder sql = new StringBuilder(COLUMNS).append(" where connection = :connection and revision > 0");
        if (direction != null) {
            sql.append(" and direction = :direction");
            values.put("direction", direction.name());
        }
        return jdbc.sql(sql.append(" order by id desc limit :limit").toString())
                .params(values)
                .query(HistoryRows::sync)
                .list();
    }

    List<PastSync> ofItem(ItemRef local, @Nullable Long before, int limit) {
        return jdbc.sql(
                        COLUMNS
                                + " where entity_type = :type and local_id = :item and id < :before order by id desc limit :limit")
                .param("type", local.entityType())
                .param("item", local.id())
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query(HistoryRows::sync)
                .list();
    }

    Optional<PastSync> find(ConnectionId connection, long id) {
        return jdbc.sql(COLUMNS + " where connection = ? and id = ?")
                .param(connection.value())
                .param(id)
                .query(HistoryRows::sync)
                .optional();
    }

    Optional<SyncContent> content(ConnectionId connection, long id) {
        return jdbc
                .sql("select content from sync_history where connection = ? and id = ? and content is not null")
                .param(connection.value())
                .param(id)
                .query((row, number) -> row.getBytes(1))
                .list()
                .stream()
                .findFirst()
                .map(Deflated::text)
                .map(SyncContent::fromText);
    }

    /** Forgets all but the newest; ids are given in order, so that counting them is not needed. */
    void forgetFirst(long keep) {
        Long newest = jdbc.sql("select max(id) from sync_history")
                .query((row, number) -> row.getLong(1))
                .single();
        jdbc.sql("delete from sync_history where id <= ?").param(newest - keep).update();
    }

    /** Forgets up to a slice of what is older; returns whether there may be more. */
    boolean forgetOlder(Instant than, int slice) {
        List<Long> ids = jdbc.sql("select id, happened from sync_history order by id limit ?")
                .param(slice)
                .query((row, number) -> row.getObject("happened", OffsetDateTime.class)
                                .toInstant()
                                .isBefore(than)
                        ? row.getLong("id")
                        : 0)
                .list();
        List<Long> old = ids.stream().filter(id -> id > 0).toList();
        if (!old.isEmpty()) {
            jdbc.sql("delete from sync_history where id in (:ids)")
                    .param("ids", old)
                    .update();
        }
        return old.size() == slice;
    }

    void forget(ConnectionId connection) {
        jdbc.sql("delete from sync_history where connection = ?")
                .param(connection.value())
                .update();
    }

    private static List<FieldChange> shortened(List<FieldChange> changes) {
        return changes.stream()
                .limit(MOST_CHANGES)
                .map(change -> new FieldChange(
                        change.field(),
                        change.kind(),
                        change.part(),
                        shortened(change.before(), change.beforeText()),
                        shortened(change.after(), change.afterText()),
                        change.by()))
                .toList();
    }

    private static @Nullable String shortened(@Nullable Object value, String text) {
        if (value == null) {
            return null;
        }
        return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "..." : text;
    }

    private static PastSync sync(ResultSet row, int number) throws SQLException {
        return new PastSync(
                row.getLong("id"),
                new ConnectionId(row.getObject("connection", UUID.class)),
                new TwinId(row.getObject("twin", UUID.class)),
                Direction.valueOf(row.getString("direction")),
                row.getObject("happened", OffsetDateTime.class).toInstant(),
                row.getLong("revision"),
                row.getString("entity_type"),
                row.getString("local_id"),
                row.getString("local_key"),
                row.getString("remote_key"),
                row.getInt("change_count"),
                FieldChanges.fromJson(row.getString("changes")),
                row.getString("who"),
                row.getString("said"));
    }
}
