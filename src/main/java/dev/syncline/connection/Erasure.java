package dev.syncline.connection;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes one side with all this module keeps for it, and lets other modules do the same in the same transaction. */
@Component
class Erasure {

    private static final List<String> TABLES = List.of(
            "revision",
            "revision_draft",
            "invitation",
            "redemption",
            "notice_received",
            "connection_conflicts",
            "earlier_key",
            "key_change");

    private final ConnectionRows rows;
    private final JdbcClient jdbc;
    private final Activity activity;
    private final ApplicationEventPublisher events;

    Erasure(ConnectionRows rows, JdbcClient jdbc, Activity activity, ApplicationEventPublisher events) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.activity = activity;
        this.events = events;
    }

    void erase(ConnectionRow row) {
        ConnectionId id = new ConnectionId(row.id());
        events.publishEvent(new ConnectionDeleted(id));
        for (String table : TABLES) {
            jdbc.sql("delete from " + table + " where connection_id = :id")
                    .param("id", id.value())
                    .update();
        }
        rows.delete(row);
        rows.flush();
        activity.forget(id);
    }
}
