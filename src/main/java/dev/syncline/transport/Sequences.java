package dev.syncline.transport;

import dev.syncline.connection.ConnectionId;
import java.util.Optional;
import java.util.UUID;
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

    private final JdbcClient jdbc;
    private final TransactionTemplate apart;

    Sequences(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The next number; others of the connection wait for the caller's commit. */
    long next(ConnectionId connection, UUID incarnation) {
        return advance(connection, incarnation).orElseGet(() -> {
            begin(connection, incarnation);
            return advance(connection, incarnation).orElseThrow();
        });
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
    }
}
