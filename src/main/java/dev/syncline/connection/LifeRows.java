package dev.syncline.connection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of lives; each change names what it goes on from, since other processes of this node change it too. */
@Component
class LifeRows {

    private final JdbcClient jdbc;

    LifeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Life> find(UUID connection) {
        return jdbc.sql("select * from connection_life where connection_id = ?")
                .param(connection)
                .query(LifeRows::life)
                .optional();
    }

    /** The row of a connection, which is made where there is none. */
    Life begun(UUID connection) {
        return find(connection).orElseGet(() -> {
            add(connection);
            return find(connection).orElseThrow();
        });
    }

    private void add(UUID connection) {
        UUID first = UUID.randomUUID();
        try {
            jdbc.sql("insert into connection_life (connection_id, mine, next_one, claims) values (?, ?, ?, false)")
                    .params(List.of(connection, first, first))
                    .update();
        } catch (DuplicateKeyException another) {
            return; // what it added is read next
        }
    }

    /** Begins the next life, unless the other side was not told of one yet. */
    Optional<UUID> draw(UUID connection, UUID goesOnFrom) {
        UUID next = UUID.randomUUID();
        int drawn = jdbc.sql(
                        "update connection_life set next_one = ? where connection_id = ? and mine = ? and next_one = ?")
                .params(List.of(next, connection, goesOnFrom, goesOnFrom))
                .update();
        return drawn > 0 ? Optional.of(next) : Optional.empty();
    }

    /** The other side took a life; says whether it is the one that is told now. */
    boolean taken(UUID connection, UUID life) {
        return jdbc.sql("update connection_life set mine = next_one, claims = false, refused = null"
                                + " where connection_id = ? and next_one = ?")
                        .params(List.of(connection, life))
                        .update()
                > 0;
    }

    /** The other side follows another copy; says whether that is news. */
    boolean refused(UUID connection, UUID life, Instant now) {
        return jdbc.sql("update connection_life set refused = ?"
                                + " where connection_id = ? and next_one = ? and refused is null")
                        .params(List.of(now.atOffset(ZoneOffset.UTC), connection, life))
                        .update()
                > 0;
    }

    void theirs(UUID connection, UUID life) {
        jdbc.sql("update connection_life set theirs = ? where connection_id = ?")
                .params(List.of(life, connection))
                .update();
    }

    /** The other side is to follow this node from now on; what it said of itself before may be newer than this database. */
    void claim(UUID connection) {
        begun(connection);
        jdbc.sql("update connection_life set next_one = ?, claims = true, theirs = null where connection_id = ?")
                .params(List.of(UUID.randomUUID(), connection))
                .update();
    }

    Set<UUID> refused() {
        return new HashSet<>(jdbc.sql("select connection_id from connection_life where refused is not null"
                        + " and connection_id in (select id from connection)")
                .query(UUID.class)
                .list());
    }

    void forget(UUID connection) {
        jdbc.sql("delete from connection_life where connection_id = ?")
                .param(connection)
                .update();
    }

    /** Forgets lives of connections that are gone and of which nobody has to be told any more. */
    void forgetOld() {
        jdbc.sql("delete from connection_life where connection_id not in (select id from connection)"
                        + " and connection_id not in (select connection_id from notice_sent)")
                .update();
    }

    void forgetAll() {
        jdbc.sql("delete from connection_life").update();
    }

    private static Life life(ResultSet row, int number) throws SQLException {
        OffsetDateTime refused = row.getObject("refused", OffsetDateTime.class);
        return new Life(
                Objects.requireNonNull(row.getObject("mine", UUID.class)),
                Objects.requireNonNull(row.getObject("next_one", UUID.class)),
                row.getBoolean("claims"),
                refused == null ? null : refused.toInstant(),
                row.getObject("theirs", UUID.class));
    }
}
