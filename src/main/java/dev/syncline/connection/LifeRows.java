package dev.syncline.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The table of lives; each change names what it goes on from, since other processes of this node change it too. */
@Component
class LifeRows {

    private static final String MISSING = """
            insert into connection_life (connection_id, number, word, told, claims)
            select id, 1, cast(? as uuid), false, true from connection
            where type <> 'LOCAL' and remote_id is not null
              and id not in (select connection_id from connection_life)""";

    private static final String ADD = """
            insert into connection_life (connection_id, number, word, told, claims)
            select cast(? as uuid), 1, cast(? as uuid), false, true
            where not exists (select 1 from connection_life where connection_id = ?)""";

    /** No node gets here by itself. A partner that claims to know of more must not make the next number impossible. */
    private static final long HIGHEST = 1L << 62;

    private final JdbcClient jdbc;
    private final JdbcOperations rows;

    LifeRows(JdbcClient jdbc, JdbcOperations rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** The life of the other side that was heard of last. */
    record Theirs(long number, @Nullable UUID word) {}

    Optional<Life> find(UUID connection) {
        return jdbc.sql("select * from connection_life where connection_id = ?")
                .param(connection)
                .query(LifeRows::life)
                .optional();
    }

    /** A life for each connection that has none; nobody ever heard of it, so it claims. */
    void addMissing() {
        unlessThere(MISSING, UUID.randomUUID());
    }

    /** The same for one connection; in the caller's transaction, where there is one. */
    void add(UUID connection) {
        unlessThere(ADD, connection, UUID.randomUUID(), connection);
    }

    /**
     * Another process may have done the same at this moment, which on PostgreSQL would fail the caller's transaction: it
     * goes back to before this. A transaction apart would need a second connection of the pool while the caller holds one,
     * and leave a life of a connection that may never be.
     */
    private void unlessThere(String insert, Object... values) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            isInserted(insert, values);
            return;
        }
        rows.execute((Connection callers) -> {
            Savepoint before = callers.setSavepoint();
            boolean inserted = isInserted(insert, values);
            if (!inserted) {
                callers.rollback(before);
            }
            callers.releaseSavepoint(before);
            return inserted;
        });
    }

    private boolean isInserted(String insert, Object... values) {
        try {
            rows.update(insert, values);
            return true;
        } catch (DuplicateKeyException another) {
            return false;
        }
    }

    /** Names every life anew, or only those that the other sides took. */
    void renew(boolean alsoUntold) {
        jdbc.sql("update connection_life set number = number + 1, word = ?, told = false"
                        + " where refused is null and number < ? and (told or ?)")
                .params(UUID.randomUUID(), HIGHEST, alsoUntold)
                .update();
    }

    void told(UUID connection, Life said) {
        jdbc.sql("update connection_life set told = true, claims = false"
                        + " where connection_id = ? and number = ? and word = ?")
                .params(connection, said.number(), said.word())
                .update();
    }

    /** Goes beyond a life that the other side knows. */
    void outdo(UUID connection, Life said, long known) {
        jdbc.sql("update connection_life set number = ?, word = ?, told = false"
                        + " where connection_id = ? and number = ? and word = ?")
                .params(Math.min(known, HIGHEST - 1) + 1, UUID.randomUUID(), connection, said.number(), said.word())
                .update();
    }

    /** The other side follows another copy; says whether that is news. */
    boolean refused(UUID connection, Life said, Instant now) {
        return jdbc.sql("update connection_life set refused = ?"
                                + " where connection_id = ? and number = ? and word = ? and refused is null")
                        .params(now.atOffset(ZoneOffset.UTC), connection, said.number(), said.word())
                        .update()
                > 0;
    }

    boolean isRefused(UUID connection) {
        return jdbc.sql("select connection_id from connection_life where connection_id = ? and refused is not null")
                .param(connection)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** The connections whose other side follows another copy. */
    List<UUID> refused() {
        return jdbc.sql("select connection_id from connection_life where refused is not null"
                        + " and connection_id in (select id from connection)")
                .query(UUID.class)
                .list();
    }

    /** Whether every other side there is follows another copy. */
    boolean isEverywhereRefused() {
        return jdbc.sql("""
                        select count(*) from connection c join connection_life l on l.connection_id = c.id
                        where c.status = 'ACTIVE' and c.type <> 'LOCAL' and l.refused is null""").query(Long.class).single() == 0 && !refused().isEmpty();
    }

    Optional<Theirs> theirs(UUID connection) {
        return jdbc.sql("select their_number, their_word from connection_life"
                        + " where connection_id = ? and their_number is not null")
                .param(connection)
                .query((row, number) -> new Theirs(row.getLong(1), row.getObject(2, UUID.class)))
                .optional();
    }

    /** Keeps a life of the other side, unless a later one is kept. */
    void hear(UUID connection, Life theirs) {
        jdbc.sql("update connection_life set their_number = ?, their_word = ?"
                        + " where connection_id = ? and (their_number is null or their_number < ?)")
                .params(theirs.number(), theirs.word(), connection, theirs.number())
                .update();
    }

    /** What both sides knew of each other holds no more; this side is to be followed. */
    void claim(UUID connection) {
        add(connection);
        jdbc.sql("update connection_life set claims = true, refused = null, their_number = null, their_word = null"
                        + " where connection_id = ?")
                .param(connection)
                .update();
    }

    /** Other sides that follow another copy are to follow this one, also those of connections that were deleted here. */
    void claimRefused() {
        jdbc.sql("update connection_life set claims = true, refused = null where refused is not null")
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
        return new Life(
                row.getLong("number"),
                Objects.requireNonNull(row.getObject("word", UUID.class)),
                row.getBoolean("told"),
                row.getBoolean("claims"));
    }
}
