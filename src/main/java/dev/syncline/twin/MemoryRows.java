package dev.syncline.twin;

import dev.syncline.connection.ConnectionId;
import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of what both sides last agreed on. */
final class MemoryRows {

    private final JdbcClient jdbc;

    MemoryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The text in one of our own columns. */
    Optional<String> text(ConnectionId connection, TwinId twin, String column) {
        return jdbc
                .sql("select " + column + " from twin_memory where connection = ? and twin = ? and " + column
                        + " is not null")
                .param(connection.value())
                .param(twin.value())
                .query((row, number) -> row.getString(1))
                .list()
                .stream()
                .findFirst();
    }

    /** Everything that is remembered of a twin. */
    TwinMemory all(ConnectionId connection, TwinId twin) {
        return jdbc.sql(
                        "select sent, received, known, written, fields from twin_memory where connection = ? and twin = ?")
                .param(connection.value())
                .param(twin.value())
                .query(MemoryRows::memory)
                .optional()
                .orElse(TwinMemory.NONE);
    }

    private static TwinMemory memory(ResultSet row, int number) throws SQLException {
        return new TwinMemory(
                read(row.getString("sent"), Replica::fromJson),
                read(row.getString("received"), Replica::fromJson),
                read(row.getString("known"), Item::fromJson),
                row.getBoolean("written"),
                Objects.requireNonNullElse(read(row.getString("fields"), FieldMemory::fromJson), FieldMemory.NONE));
    }

    private static <T> @Nullable T read(@Nullable String json, Function<String, T> reader) {
        return json == null ? null : reader.apply(json);
    }

    boolean written(ConnectionId connection, TwinId twin) {
        return jdbc.sql("select written from twin_memory where connection = ? and twin = ?")
                .param(connection.value())
                .param(twin.value())
                .query(Boolean.class)
                .list()
                .contains(true);
    }

    void put(ConnectionId connection, TwinId twin, String column, String text) {
        keep(connection, twin, column + " = ?", text);
    }

    void known(ConnectionId connection, TwinId twin, String item, boolean written) {
        keep(connection, twin, "known = ?, written = " + written, item);
    }

    void forget(ConnectionId connection, TwinId twin) {
        jdbc.sql("delete from twin_memory where connection = ? and twin = ?")
                .param(connection.value())
                .param(twin.value())
                .update();
    }

    void forget(ConnectionId connection) {
        jdbc.sql("delete from twin_memory where connection = ?")
                .param(connection.value())
                .update();
    }

    /** Keeps what a look at the item changed: everything but what the other side sent. */
    void compared(ConnectionId connection, TwinId twin, TwinMemory now) {
        keep(
                connection,
                twin,
                "sent = ?, known = ?, written = " + now.unseen() + ", fields = ?",
                json(now.sent(), Replica::toJson),
                json(now.known(), Item::toJson),
                now.fields().toJson());
    }

    /** Keeps what a message changed: everything but what was sent. */
    void applied(ConnectionId connection, TwinId twin, TwinMemory now) {
        keep(
                connection,
                twin,
                "received = ?, known = ?, written = " + now.unseen() + ", fields = ?",
                json(now.received(), Replica::toJson),
                json(now.known(), Item::toJson),
                now.fields().toJson());
    }

    private static <T> @Nullable String json(@Nullable T value, Function<T, String> writer) {
        return value == null ? null : writer.apply(value);
    }

    /** Sets columns of our own, in a row that is made when there is none yet. */
    private void keep(ConnectionId connection, TwinId twin, String columns, @Nullable String... texts) {
        String sql = "update twin_memory set " + columns + " where connection = ? and twin = ?";
        if (update(sql, connection, twin, texts) == 0) {
            jdbc.sql("insert into twin_memory (connection, twin) values (?, ?)")
                    .param(connection.value())
                    .param(twin.value())
                    .update();
            update(sql, connection, twin, texts);
        }
    }

    private int update(String sql, ConnectionId connection, TwinId twin, @Nullable String... texts) {
        JdbcClient.StatementSpec update = jdbc.sql(sql);
        for (String text : texts) {
            update = update.param(text);
        }
        return update.param(connection.value()).param(twin.value()).update();
    }
}
