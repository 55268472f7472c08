package dev.syncline.connection;

import dev.syncline.node.NodeKey;
import dev.syncline.node.NodeKeys;
import dev.syncline.node.ThisNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The accepting side of a connection that is paired again: its items, rules and triggers stay. */
@Component
class AcceptAgain {

    private static final String FIELD = "into";

    private final ReceivedCode codes;
    private final UsedCodes used;
    private final AcceptAttempts attempts;
    private final ConnectionRows rows;
    private final Inviter inviter;
    private final Pairing pairing;
    private final ThisNode node;
    private final NodeKeys keys;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    AcceptAgain(
            ReceivedCode codes,
            UsedCodes used,
            AcceptAttempts attempts,
            ConnectionRows rows,
            Inviter inviter,
            Pairing pairing,
            ThisNode node,
            NodeKeys keys,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.codes = codes;
        this.used = used;
        this.attempts = attempts;
        this.rows = rows;
        this.inviter = inviter;
        this.pairing = pairing;
        this.node = node;
        this.keys = keys;
        this.events = events;
        this.transaction = transaction;
    }

    /** Connections a code may be accepted into, those it names first, then by name. */
    List<Connection> candidates(Payload code) {
        return rows.findByTypeNotAndModeOrderByNameKey(Connection.Type.LOCAL, code.mode()).stream()
                .filter(row -> row.remoteKey() != null || row.remoteId() != null)
                .sorted((one, other) -> Boolean.compare(isMeant(other, code), isMeant(one, code)))
                .map(ConnectionRow::toConnection)
                .toList();
    }

    /** The connection a code names: the inviting side's id of it, or the one this side had for it. */
    Optional<ConnectionId> meant(Payload code) {
        return candidates(code).stream()
                .filter(each -> rows.findById(each.id().value())
                        .filter(row -> isMeant(row, code))
                        .isPresent())
                .map(Connection::id)
                .findFirst();
    }

    Connection accept(String pasted, ConnectionId into, String by) {
        return used.once(pasted, made -> sentTwice(made, into), () -> acceptNow(pasted, into, by));
    }

    /** The connection that a form took the code into before; into another one it is no repetition. */
    private static Connection sentTwice(Connection made, ConnectionId into) {
        if (!made.id().equals(into)) {
            throw UsedCodes.refusal(made);
        }
        return made;
    }

    private Connection acceptNow(String pasted, ConnectionId into, String by) {
        Payload code = codes.read(pasted);
        Connection existing = candidates(code).stream()
                .filter(each -> each.id().equals(into))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        FIELD,
                        "This connection cannot take the code: it was deleted, or it has another configuration type."));
        FormText.mustDiffer(FIELD, existing.localShortName(), code.local());
        AttemptRow attempt = attempts.begin(code.code(), into.value());
        NodeKey own = keys.current();
        Connection.Status there = inviter.ask(code, attempt, existing.localShortName(), own);
        return transaction.execute(t -> keep(code, into.value(), own, there, by));
    }

    private Connection keep(Payload code, UUID into, NodeKey own, Connection.Status there, String by) {
        ConnectionRow row =
                rows.held(into).orElseThrow(() -> new Refusal(FIELD, "This connection was deleted in the meantime."));
        Redeemer inviting =
                new Redeemer(code.connection(), new NodeKey(code.key()), URI.create(code.from()), code.local());
        boolean active = there != Connection.Status.PENDING;
        pairing.again(row, inviting, own, false, active ? Connection.Status.ACTIVE : Connection.Status.PENDING);
        if (node.publicAddress().isEmpty()) {
            row.isPrivate();
        }
        attempts.succeeded(code.code());
        events.publishEvent(
                new ConnectionMade(new ConnectionId(into), row.name(), ConnectionMade.How.ACCEPTED_AGAIN, by));
        return row.toConnection();
    }

    private static boolean isMeant(ConnectionRow row, Payload code) {
        return code.connection().equals(row.remoteId()) || row.id().equals(code.again());
    }
}
