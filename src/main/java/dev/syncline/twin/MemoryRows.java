package dev.syncline.twin;

import dev.syncline.connection.ConnectionId;
import java.util.Optional;
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

    /** Sets columns of our own, in a row that is made when there is none yet. */
    private void keep(ConnectionId connection, TwinId twin, String columns, String text) {
        String sql = "update twin_memory set " + columns + " where connection = ? and twin = ?";
        if (update(sql, connection, twin, text) == 0) {
            jdbc.sql("insert into twin_memory (connection, twin) values (?, ?)")
                    .param(connection.value())
                    .param(twin.value())
                    .update();
            update(sql, connection, twin, text);
        }
    }

    private int update(String sql, ConnectionId connection, TwinId twin, String text) {
        return jdbc.sql(sql)
                .param(text)
                .param(connection.value())
                .param(twin.value())
                .update();
    }
}
