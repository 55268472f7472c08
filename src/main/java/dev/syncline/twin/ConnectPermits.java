package dev.syncline.twin;

import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.connection.ConnectionId;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which connections' other sides may pair their items with ours by key. Whoever may, gets to know what the outgoing rule
 * sends of any item whose key they guess; so nobody may until an administrator of this side says so.
 */
@Component
@Transactional
public class ConnectPermits {

    private final JdbcClient jdbc;
    private final Clock clock;

    ConnectPermits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public boolean isGiven(ConnectionId connection) {
        return !jdbc.sql("select permitted_by from twin_connect_permit where connection = ?")
                .param(connection.value())
                .query(String.class)
                .list()
                .isEmpty();
    }

    /** Lets the other side pair from now on. */
    public void give(ConnectionId connection, String by) {
        withdraw(connection);
        jdbc.sql("insert into twin_connect_permit (connection, since, permitted_by) values (?, ?, ?)")
                .param(connection.value())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(by)
                .update();
    }

    /** What became a pair stays one. */
    public void withdraw(ConnectionId connection) {
        jdbc.sql("delete from twin_connect_permit where connection = ?")
                .param(connection.value())
                .update();
    }

    @EventListener
    void forget(ConnectionDeleted deleted) {
        withdraw(deleted.id());
    }
}
