package dev.syncline.twin;

import dev.syncline.connection.ConnectionId;
import java.time.Clock;
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

    /**
     * From now on nothing is written for this connection before the tracker was looked at.
     *
     * @param putBack whether the tracker went back to an older state, too
     */
    public void begin(ConnectionId connection, boolean putBack) {
        if (!isRestored(connection)) {
            jdbc.sql("insert into twin_restored (connection, since) values (?, ?)")
                    .param(connection.value())
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
        jdbc.sql("update twin set doubted = true, recalls = ? where connection = ?")
                .param(putBack)
                .param(connection.value())
                .update();
    }

    /** Whether pairs of this connection may have been forgotten. */
    public boolean isRestored(ConnectionId connection) {
        return jdbc.sql("select count(*) from twin_restored where connection = ?")
                        .param(connection.value())
                        .query(Long.class)
                        .single()
                > 0;
    }
}
