package dev.syncline.twin;

import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.connection.ConnectionId;
import dev.syncline.item.ItemRef;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Items that no trigger brings back: people took them off sync, the other side turned them away, or one of the pair is gone.
 * Everything joins the caller's transaction.
 */
@Component
@Transactional
public class StayOut {

    private final JdbcClient jdbc;
    private final Clock clock;

    StayOut(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** From now on triggers leave the item alone on this connection. */
    public void add(ConnectionId connection, ItemRef item) {
        add(connection, item, false, false);
    }

    /** The same, because the item came from the other side, by way of others. */
    public void cameBack(ConnectionId connection, ItemRef item) {
        add(connection, item, true, false);
    }

    /** The same, because one item of the pair was deleted or merged into another one. */
    void gone(ConnectionId connection, ItemRef item) {
        add(connection, item, false, true);
    }

    private void add(ConnectionId connection, ItemRef item, boolean cameBack, boolean gone) {
        remove(connection, item);
        jdbc.sql("insert into twin_stay_out (connection, item_type, item_id, since, came_back, gone)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .param(connection.value())
                .param(item.entityType())
                .param(item.id())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(cameBack)
                .param(gone)
                .update();
    }

    /** Somebody put the item under sync again. */
    public void remove(ConnectionId connection, ItemRef item) {
        jdbc.sql("delete from twin_stay_out where connection = ? and item_type = ? and item_id = ?")
                .param(connection.value())
                .param(item.entityType())
                .param(item.id())
                .update();
    }

    /** The connections on which triggers leave an item alone. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<ConnectionId> of(ItemRef item) {
        return connections(item, "");
    }

    /** Those of them whose other side turned the item away because it came from there. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<ConnectionId> turnedAway(ItemRef item) {
        return connections(item, " and came_back = true");
    }

    /** Those of them whose pair ended because one of its two items is gone. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<ConnectionId> bereft(ItemRef item) {
        return connections(item, " and gone = true");
    }

    private List<ConnectionId> connections(ItemRef item, String condition) {
        return jdbc
                .sql("select connection from twin_stay_out where item_type = ? and item_id = ?" + condition
                        + " order by since")
                .param(item.entityType())
                .param(item.id())
                .query(UUID.class)
                .list()
                .stream()
                .map(ConnectionId::new)
                .toList();
    }

    @EventListener
    void forget(ConnectionDeleted deleted) {
        jdbc.sql("delete from twin_stay_out where connection = ?")
                .param(deleted.id().value())
                .update();
    }
}
