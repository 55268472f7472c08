package dev.syncline.connection;

import dev.syncline.input.StrictJson;
import dev.syncline.outbound.AddressRefused;
import dev.syncline.outbound.Answer;
import dev.syncline.outbound.NoAnswer;
import dev.syncline.signing.SignatureRefused;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Connections accepted here that the initiator has yet to confirm. */
@Component
class PendingAcceptances {

    private static final Logger LOG = LoggerFactory.getLogger(PendingAcceptances.class);

    private final ConnectionRows rows;
    private final PeerCalls peers;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    PendingAcceptances(
            ConnectionRows rows, PeerCalls peers, ApplicationEventPublisher events, TransactionTemplate transaction) {
        this.rows = rows;
        this.peers = peers;
        this.events = events;
        this.transaction = transaction;
    }

    /** Where a connection's status is asked for and told. */
    static URI statusOf(URI node, ConnectionId there) {
        return URI.create(node + "/peer/v1/connections/" + there + "/status");
    }

    /** Asks each initiator whether it confirmed. */
    void ask() {
        rows.findByStatusAndInitiatedHere(Connection.Status.PENDING, false).stream()
                .map(ConnectionRow::toConnection)
                .filter(this::isConfirmedThere)
                .forEach(connection -> confirmed(connection.id().value()));
    }

    /** The initiator says that the connection is active. */
    void confirmed(UUID id) {
        transaction.executeWithoutResult(status -> rows.findById(id)
                .filter(row -> row.status() == Connection.Status.PENDING && !row.initiatedHere())
                .ifPresent(row -> {
                    row.become(Connection.Status.ACTIVE);
                    events.publishEvent(new ConnectionActivated(new ConnectionId(id)));
                }));
    }

    /** Tells an acceptor that the connection was confirmed here; if it does not hear, it will ask. */
    void tell(Connection connection) {
        try {
            if (connection.remoteAddress() != null) {
                Answer heard = call(
                        HttpMethod.POST,
                        connection,
                        new StatusController.StatusNotice(Connection.Status.ACTIVE, null, null));
                LOG.debug("The other side of {} answered {}.", connection.id(), heard.status());
            }
        } catch (NoAnswer | AddressRefused | SignatureRefused e) {
            LOG.info("The other side of {} did not hear that it was confirmed; it will ask.", connection.id());
        }
    }

    private boolean isConfirmedThere(Connection connection) {
        try {
            Answer answer = call(HttpMethod.GET, connection, null);
            return answer.status() == 200
                    && StrictJson.read(answer.body(), StatusController.StatusNotice.class)
                            .filter(notice -> notice.status() != Connection.Status.PENDING && !notice.isRemoval())
                            .isPresent();
        } catch (NoAnswer | AddressRefused | SignatureRefused e) {
            LOG.info("The initiator of {} did not say whether it confirmed: {}", connection.id(), e.getMessage());
            return false;
        }
    }

    private Answer call(HttpMethod method, Connection connection, @Nullable Object body) {
        URI address = Optional.ofNullable(connection.remoteAddress()).orElseThrow();
        ConnectionId there = Optional.ofNullable(connection.remoteId()).orElseThrow();
        return peers.ask(method, statusOf(address, there), body, PeerCalls.Between.sidesOf(connection));
    }
}
