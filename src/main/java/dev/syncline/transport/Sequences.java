package dev.syncline.transport;

import dev.syncline.connection.ConnectionId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The numbers of a connection's envelopes, without gaps, per life of the database. */
@Repository
class Sequences {

    private static final Logger LOG = LoggerFactory.getLogger(Sequences.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate apart;
    private final Map<Counter, GivenNumbers> given = new ConcurrentHashMap<>();

    Sequences(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private record Counter(ConnectionId connection, UUID incarnation) {}

    /**
     * The next number, in the caller's transaction; others of the connection wait for its commit. The same number twice
     * would be a lost change: the other side takes what it has signed for before for a repetition.
     */
    long next(ConnectionId connection, UUID incarnation) {
        long counted = advance(connection, incarnation).orElseGet(() -> {
            begin(connection, incarnation);
            return advance(connection, incarnation).orElseThrow();
        });
        long number = given(connection, incarnation).atLeast(counted);
        if (number != counted) {
            LOG.warn(
                    "The database counted the envelopes of {} to {} once more; this is {}.",
                    connection,
                    counted,
                    number);
            set(connection, incarnation, number);
        }
        return number;
    }

    private GivenNumbers given(ConnectionId connection, UUID incarnation) {
        Counter counter = new Counter(connection, incarnation);
        GivenNumbers known = given.get(counter);
        return known != null
                ? known
                : given.computeIfAbsent(counter, any -> new GivenNumbers(waiting(connection, incarnation)));
    }

    /** The last number that still waits; once per connection and process. */
    private long waiting(ConnectionId connection, UUID incarnation) {
        return jdbc.sql("select incarnation, sequence from transport_outbox where connection = :connection"
                        + " order by number desc limit 1")
                .param("connection", connection.value())
                .query((columns, row) -> incarnation.equals(columns.getObject(1, UUID.class)) ? columns.getLong(2) : 0L)
                .optional()
                .orElse(0L);
    }

    private void set(ConnectionId connection, UUID incarnation, long number) {
        jdbc.sql("update transport_sequence set last = :number"
                        + " where connection = :connection and incarnation = :incarnation")
                .param("number", number)
                .param("connection", connection.value())
                .param("incarnation", incarnation)
                .update();
    }

    private Optional<Long> advance(ConnectionId connection, UUID incarnation) {
        GeneratedKeyHolder reached = new GeneratedKeyHolder();
        jdbc.sql("update transport_sequence set last = last + 1"
                        + " where connection = :connection and incarnation = :incarnation")
                .param("connection", connection.value())
                .param("incarnation", incarnation)
                .update(reached, "last");
        return Optional.ofNullable(reached.getKey()).map(Number::longValue);
    }

    /** A transaction of its own: of two first envelopes at once neither fails because of the other. */
    private void begin(ConnectionId connection, UUID incarnation) {
        try {
            apart.executeWithoutResult(
                    status -> jdbc.sql("insert into transport_sequence (connection, incarnation, last)"
                                    + " values (:connection, :incarnation, 0)")
                            .param("connection", connection.value())
                            .param("incarnation", incarnation)
                            .update());
        } catch (DuplicateKeyException somebodyElseBegan) {
            // Then there is one to count on from, which is all this is for.
        }
    }

    void forget(ConnectionId connection) {
        jdbc.sql("delete from transport_sequence where connection = :connection")
                .param("connection", connection.value())
                .update();
        given.keySet().removeIf(counter -> counter.connection().equals(connection));
    }
}
