package dev.syncline.incoming;

import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.connection.ConnectionId;
import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import dev.syncline.transport.Envelope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of intents, and which envelopes went through. */
@Component
@Transactional
class Intents {

    private final JdbcClient jdbc;

    Intents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What earlier attempts at this envelope set out to write, in their order. */
    @Transactional(propagation = Propagation.SUPPORTS)
    List<Intent> of(Envelope envelope) {
        return jdbc.sql("select operation, payload, state, result from intent"
                        + " where connection = ? and incarnation = ? and sequence = ? order by ordinal")
                .params(key(envelope))
                .query(Intents::intent)
                .list();
    }

    /** Says what is going to be written, in place of what was said of it before, and that what came before it is done. */
    void intend(Envelope envelope, Intent intent, int ordinal, boolean again, @Nullable Intent before) {
        if (before != null) {
            done(envelope, before);
        }
        if (again) {
            drop(envelope, intent);
        }
        jdbc.sql("insert into intent (connection, incarnation, sequence, operation, ordinal, state, payload)"
                        + " values (?, ?, ?, ?, ?, 'INTENDED', ?)")
                .params(key(envelope))
                .param(intent.operation())
                .param(ordinal)
                .param(intent.payloadJson())
                .update();
    }

    /** Takes back what is certain not to have been written. */
    void drop(Envelope envelope, Intent intent) {
        jdbc.sql("delete from intent where connection = ? and incarnation = ? and sequence = ? and operation = ?")
                .params(key(envelope))
                .param(intent.operation())
                .update();
    }

    /** Marks what was written. */
    void done(Envelope envelope, Intent intent) {
        Item result = intent.result();
        jdbc.sql("update intent set state = 'DONE', result = ?"
                        + " where connection = ? and incarnation = ? and sequence = ? and operation = ?")
                .param(result == null ? null : result.toJson())
                .params(key(envelope))
                .param(intent.operation())
                .update();
    }

    /** Whether this envelope, or a later one of its twin, went through. */
    @Transactional(propagation = Propagation.SUPPORTS)
    boolean isThrough(Envelope envelope) {
        return jdbc.sql("select count(*) from applied_envelope"
                                + " where connection = ? and twin = ? and incarnation = ? and sequence >= ?")
                        .param(envelope.connection().value())
                        .param(envelope.twin())
                        .param(envelope.incarnation())
                        .param(envelope.sequence())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The envelope is through; its intents have done their duty. */
    void through(Envelope envelope) {
        if (applied(
                        "update applied_envelope set incarnation = ?, sequence = ? where connection = ? and twin = ?",
                        envelope)
                == 0) {
            applied(
                    "insert into applied_envelope (incarnation, sequence, connection, twin) values (?, ?, ?, ?)",
                    envelope);
        }
        jdbc.sql("delete from intent where connection = ? and incarnation = ? and sequence = ?")
                .params(key(envelope))
                .update();
    }

    private int applied(String sql, Envelope envelope) {
        return jdbc.sql(sql)
                .param(envelope.incarnation())
                .param(envelope.sequence())
                .param(envelope.connection().value())
                .param(envelope.twin())
                .update();
    }

    /** Forgets what is kept about an ended twin. */
    void forget(ConnectionId connection, UUID twin) {
        jdbc.sql("delete from applied_envelope where connection = ? and twin = ?")
                .param(connection.value())
                .param(twin)
                .update();
    }

    @EventListener
    void forget(ConnectionDeleted deleted) {
        jdbc.sql("delete from intent where connection = ?")
                .param(deleted.id().value())
                .update();
        jdbc.sql("delete from applied_envelope where connection = ?")
                .param(deleted.id().value())
                .update();
    }

    private static List<Object> key(Envelope envelope) {
        return List.of(envelope.connection().value(), envelope.incarnation(), envelope.sequence());
    }

    private static Intent intent(ResultSet row, int number) throws SQLException {
        @Nullable String result = row.getString("result");
        return new Intent(
                row.getString("operation"),
                Replica.fromJson(row.getString("payload")).hub(),
                "DONE".equals(row.getString("state")),
                result == null ? null : Item.fromJson(result));
    }
}
