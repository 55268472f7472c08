package dev.syncline.connection;

import dev.syncline.connection.InvitationRow.Audience;
import dev.syncline.node.NodeKey;
import dev.syncline.node.ThisNode;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the two sides of a connection together again whose keys or databases were lost. Items stay under sync. Every
 * method that takes input throws {@link Refusal} for what it cannot take.
 */
@Component
public class PairAgain {

    private final Codes codes;
    private final ReceivedCode received;
    private final AcceptAgain accept;
    private final InvitationRows invitations;
    private final ConnectionRows connections;
    private final Discovery discovery;
    private final ThisNode node;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    PairAgain(
            Codes codes,
            ReceivedCode received,
            AcceptAgain accept,
            InvitationRows invitations,
            ConnectionRows connections,
            Discovery discovery,
            ThisNode node,
            Clock clock,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.codes = codes;
        this.received = received;
        this.accept = accept;
        this.invitations = invitations;
        this.connections = connections;
        this.discovery = discovery;
        this.node = node;
        this.clock = clock;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * A code that was made and not used yet.
     *
     * @param key the key that the node at the other side's address showed when the code was made, and nobody else may
     *     accept with; null when none answered, so that whoever accepts has to be confirmed
     */
    public record OpenCode(
            InvitationState invitation, @Nullable NodeKey key) {}

    /** Why this connection cannot be paired again from here; empty when it can. */
    public Optional<String> whyNot(Connection connection) {
        if (connection.type() == Connection.Type.LOCAL) {
            return Optional.of("Both sides of this connection live on this node; there is nobody to pair with.");
        }
        if (connection.status() == Connection.Status.PENDING) {
            return Optional.of("This connection is Pending. Its invitation says what it waits for.");
        }
        return node.publicAddress().isPresent()
                ? Optional.empty()
                : Optional.of("This node has no public address, so that nobody could accept a code of it. Let the other"
                        + " side pair the connection again, and accept its code here.");
    }

    /** Makes a code for a connection that exists; whoever accepts it takes the other side's place. */
    public Issued issue(ConnectionId id, String by) {
        Connection connection = connections
                .findById(id.value())
                .map(ConnectionRow::toConnection)
                .orElseThrow(() -> new Refusal("", "This connection was deleted in the meantime."));
        whyNot(connection).ifPresent(why -> {
            throw new Refusal("", why);
        });
        Audience audience = audience(connection.remoteAddress(), by);
        return transaction.execute(status -> {
            Issued issued = codes.issueAgain(id.value(), audience);
            events.publishEvent(new ConnectionMade(id, connection.name(), ConnectionMade.How.CODE_TO_PAIR_AGAIN, by));
            return issued;
        });
    }

    /** The code that waits to be accepted. */
    public Optional<OpenCode> open(ConnectionId id) {
        return connections
                .findById(id.value())
                .filter(row -> row.status() != Connection.Status.PENDING)
                .flatMap(row -> invitations.findByConnectionId(id.value()))
                .filter(code -> !code.redeemed() && !code.revoked())
                .filter(code -> clock.instant().isBefore(code.expires()))
                .map(code -> new OpenCode(
                        new InvitationState(code.issued(), code.expires(), false, false, null),
                        code.audience().key()));
    }

    /** Makes the code worthless; nothing else changes. */
    public void revoke(ConnectionId id) {
        codes.revokeAgain(id.value());
    }

    /** Connections a pasted code may be accepted into, the one it was made for first. */
    public List<Connection> candidates(String pasted) {
        return accept.candidates(received.read(pasted));
    }

    /** The connection a pasted code was made for, as far as this side knows. */
    public Optional<ConnectionId> meant(String pasted) {
        return accept.meant(received.read(pasted));
    }

    /** Accepts a code into a connection that exists: its other side is replaced by who made the code. */
    public Connection accept(String pasted, ConnectionId into, String by) {
        return accept.accept(pasted, into, by);
    }

    /** The key seen at the address is pinned, as in a first invitation; nobody there means that anybody may have the code. */
    private Audience audience(@Nullable URI address, String by) {
        if (address == null) {
            return new Audience(null, null);
        }
        try {
            NodeKey key = discovery.askAnew(address.toString(), by).key();
            return key == null ? new Audience(null, null) : new Audience(address, key);
        } catch (Refusal nobodyThere) {
            return new Audience(null, null);
        }
    }
}
