package dev.syncline.twin;

import dev.syncline.connection.ConnectionId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What nobody remembers after an older state of the database was put back: pairs may have been begun, and items, comments
 * and files written, that only the tracker knows of.
 */
@Component
@Transactional
public class Doubts {

    private final JdbcClient jdbc;
    private final Clock clock;

    Doubts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the database lives on in another life than the pairs were last told of; asked again, it says no. */
    public boolean isAnotherLife(UUID incarnation) {
        new OwnPairs(jdbc).secret();
        List<UUID> told = told();
        if (told.contains(incarnation)) {
            return false;
        }
        jdbc.sql("delete from twin_life where id = 1").update();
        jdbc.sql("insert into twin_life (id, incarnation) values (1, ?)")
                .param(incarnation)
                .update();
        return !told.isEmpty();
    }

    /** The same; it may be asked again. */
    public boolean isToldOfAnotherLife(UUID incarnation) {
        List<UUID> told = told();
        return !told.isEmpty() && !told.contains(incarnation);
    }

    private List<UUID> told() {
        return jdbc.sql("select incarnation from twin_life where id = 1")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** From now on, for some days, nothing is written for this connection before the tracker was looked at. */
    public void begin(ConnectionId connection) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        int known = jdbc.sql("update twin_restored set since = ? where connection = ?")
                .param(now)
                .param(connection.value())
                .update();
        if (known == 0) {
            jdbc.sql("insert into twin_restored (connection, since) values (?, ?)")
                    .param(connection.value())
                    .param(now)
                    .update();
        }
        jdbc.sql("update twin set doubted = true where connection = ?")
                .param(connection.value())
                .update();
    }

    /** The tracker went back to an older state, too: what its items say is older than what the other side has. */
    public void recall(ConnectionId connection) {
        jdbc.sql("update twin set recalls = true where connection = ?")
                .param(connection.value())
                .update();
    }

    /** The same of one item. */
    public void recall(ConnectionId connection, TwinId twin) {
        recalls(connection, twin, true);
    }

    /** The other side said what it has of it. */
    public void recalled(ConnectionId connection, TwinId twin) {
        recalls(connection, twin, false);
    }

    private void recalls(ConnectionId connection, TwinId twin, boolean recalls) {
        jdbc.sql("update twin set recalls = ? where connection = ? and id = ?")
                .param(recalls)
                .param(connection.value())
                .param(twin.value())
                .update();
    }

    /** Whether pairs of this connection may have been forgotten, here or on the other side. */
    public boolean isRestored(ConnectionId connection) {
        return jdbc.sql("select count(*) from twin_restored where connection = ?")
                        .param(connection.value())
                        .query(Long.class)
                        .single()
                > 0;
    }
}
