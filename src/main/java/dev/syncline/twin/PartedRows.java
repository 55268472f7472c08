package dev.syncline.twin;

import dev.syncline.connection.ConnectionId;
import dev.syncline.item.ItemRef;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of what items said when they were taken off sync. */
final class PartedRows {

    private final JdbcClient jdbc;

    PartedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(ConnectionId connection, ItemRef item, String known) {
        forget(connection, item);
        jdbc.sql("insert into twin_parted (connection, item_type, item_id, known) values (?, ?, ?, ?)")
                .param(connection.value())
                .param(item.entityType())
                .param(item.id())
                .param(known)
                .update();
    }

    Optional<String> known(ConnectionId connection, ItemRef item) {
        return jdbc.sql("select known from twin_parted where connection = ? and item_type = ? and item_id = ?")
                .param(connection.value())
                .param(item.entityType())
                .param(item.id())
                .query(String.class)
                .optional();
    }

    void forget(ConnectionId connection, ItemRef item) {
        jdbc.sql("delete from twin_parted where connection = ? and item_type = ? and item_id = ?")
                .param(connection.value())
                .param(item.entityType())
                .param(item.id())
                .update();
    }

    void forget(ConnectionId connection) {
        jdbc.sql("delete from twin_parted where connection = ?")
                .param(connection.value())
                .update();
    }
}
