package dev.syncline.transport;

import dev.syncline.connection.ConnectionId;
import dev.syncline.queue.NewWork;
import dev.syncline.queue.Queue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which envelopes came in, for ever; each becomes work exactly once. */
@Component
class Inbox {

    /** Every so many numbers what is known is folded into the mark; the last so many keep their hash. */
    private static final int FOLD = 128;

    private final JdbcClient jdbc;
    private final Queue queue;

    Inbox(JdbcClient jdbc, Queue queue) {
        this.jdbc = jdbc;
        this.queue = queue;
    }

    /**
     * Keeps envelopes that came in on a connection of this node, and says what became of each. Behind one that is not
     * kept no other of its twin is, nor answered, or it would overtake the one that comes again.
     */
    @Transactional
    public List<Message.Answer> keep(ConnectionId connection, List<Message> messages) {
        List<Message.Answer> answers = new ArrayList<>();
        Set<UUID> held = new HashSet<>();
        for (Message message : messages) {
            if (held.contains(message.twin())) {
                continue;
            }
            Message.State state = keep(connection, message);
            if (state == Message.State.ALTERED) {
                held.add(message.twin());
            }
            answers.add(new Message.Answer(message.incarnation(), message.sequence(), state));
        }
        return answers;
    }

    /** What is known of a number: its hash, and the mark below which all came in. */
    private record Known(@Nullable String hash, long mark) {}

    private Message.State keep(ConnectionId connection, Message message) {
        String hash = message.hash();
        Known known = known(connection, message);
        if (known.hash() != null) {
            return known.hash().equals(hash) ? Message.State.KEPT : Message.State.ALTERED;
        }
        if (message.sequence() <= known.mark()) {
            return Message.State.KEPT;
        }
        jdbc.sql("insert into transport_received (connection, incarnation, sequence, hash)"
                        + " values (:connection, :incarnation, :sequence, :hash)")
                .param("connection", connection.value())
                .param("incarnation", message.incarnation())
                .param("sequence", message.sequence())
                .param("hash", hash)
                .update();
        queue.put(new NewWork(
                ReceiveEnvelope.KIND,
                Envelopes.lane(connection, message.twin()),
                connection.value(),
                message.subject(),
                Wire.text(message),
                message.backFill()));
        if (message.sequence() % FOLD == 0) {
            fold(connection, message.incarnation(), known.mark());
        }
        return Message.State.KEPT;
    }

    /** Asked in one statement: while the mark moves, a number is either below it or still has its hash. */
    private Known known(ConnectionId connection, Message message) {
        return jdbc.sql("select (select hash from transport_received where connection = :connection"
                        + " and incarnation = :incarnation and sequence = :sequence), (select upto from transport_mark"
                        + " where connection = :connection and incarnation = :incarnation)")
                .param("connection", connection.value())
                .param("incarnation", message.incarnation())
                .param("sequence", message.sequence())
                .query((columns, number) -> new Known(columns.getString(1), columns.getLong(2)))
                .single();
    }

    /** Moves the mark over what came without a gap, leaving the last numbers as they are. */
    private void fold(ConnectionId connection, UUID incarnation, long mark) {
        long upto = mark;
        for (long sequence : jdbc.sql("select sequence from transport_received where connection = :connection"
                        + " and incarnation = :incarnation and sequence > :mark order by sequence limit 1024")
                .param("connection", connection.value())
                .param("incarnation", incarnation)
                .param("mark", mark)
                .query(Long.class)
                .list()) {
            if (sequence != upto + 1) {
                break;
            }
            upto = sequence;
        }
        long folded = upto - FOLD;
        if (folded <= mark) {
            return;
        }
        for (String sql : List.of(
                "delete from transport_mark where connection = :connection and incarnation = :incarnation",
                "insert into transport_mark (connection, incarnation, upto) values (:connection, :incarnation, :upto)",
                "delete from transport_received where connection = :connection and incarnation = :incarnation"
                        + " and sequence <= :upto")) {
            JdbcClient.StatementSpec statement =
                    jdbc.sql(sql).param("connection", connection.value()).param("incarnation", incarnation);
            (sql.contains(":upto") ? statement.param("upto", folded) : statement).update();
        }
    }

    void forget(ConnectionId connection) {
        for (String table : List.of("transport_received", "transport_mark")) {
            jdbc.sql("delete from " + table + " where connection = :connection")
                    .param("connection", connection.value())
                    .update();
        }
    }
}
