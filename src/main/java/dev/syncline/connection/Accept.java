package dev.syncline.connection;

import dev.syncline.node.NodeKey;
import dev.syncline.node.NodeKeys;
import dev.syncline.node.ThisNode;
import java.net.URI;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The accepting side: proves that it has the code, pins the inviting node, makes this side's connection. */
@Component
class Accept {

    private static final String FIELD = "code";

    private final ReceivedCode codes;
    private final UsedCodes used;
    private final AcceptAttempts attempts;
    private final ConnectionRows rows;
    private final FirstRules firstRules;
    private final Inviter inviter;
    private final ThisNode node;
    private final NodeKeys keys;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Accept(
            ReceivedCode codes,
            UsedCodes used,
            AcceptAttempts attempts,
            ConnectionRows rows,
            FirstRules firstRules,
            Inviter inviter,
            ThisNode node,
            NodeKeys keys,
            Clock clock,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.codes = codes;
        this.used = used;
        this.attempts = attempts;
        this.rows = rows;
        this.firstRules = firstRules;
        this.inviter = inviter;
        this.node = node;
        this.keys = keys;
        this.clock = clock;
        this.events = events;
        this.transaction = transaction;
    }

    /** Makes the connection that a code invites to; the same one for a form that is sent twice. */
    Connection accept(String pasted, String localShortName, String by) {
        return used.once(pasted, made -> sentTwice(made, localShortName), () -> acceptNow(pasted, localShortName, by));
    }

    private Connection acceptNow(String pasted, String localShortName, String by) {
        Payload code = codes.read(pasted);
        String name = FormText.name("localShortName", "local instance short name", localShortName, FormText.SHORT_NAME);
        FormText.mustDiffer("localShortName", name, code.local());
        AttemptRow attempt = attempts.begin(code.code(), null);
        NodeKey own = keys.current();
        Connection.Status status = inviter.ask(code, attempt, name, own);
        try {
            return keep(code, attempt, name, status, own, by);
        } catch (DataIntegrityViolationException e) {
            // Two clicks with one code, or two codes with one connection name: the other one was faster.
            return used.connectionOf(code.code()).orElseGet(() -> keep(code, attempt, name, status, own, by));
        }
    }

    /** The connection that a form made before; another short name is no repetition, and would be lost. */
    private static Connection sentTwice(Connection made, String localShortName) {
        if (!made.localShortName().equals(localShortName.strip())) {
            throw UsedCodes.refusal(made);
        }
        return made;
    }

    private Connection keep(
            Payload code, AttemptRow attempt, String name, Connection.Status status, NodeKey own, String by) {
        NodeKey key = new NodeKey(code.key());
        boolean active = status != Connection.Status.PENDING;
        Connection connection = new Connection(
                new ConnectionId(attempt.connectionId()),
                new ConnectionId(code.connection()),
                freeName(code.name()),
                name,
                code.local(),
                "",
                code.mode(),
                node.publicAddress().isPresent() ? Connection.Type.PUBLIC : Connection.Type.PRIVATE,
                active ? Connection.Status.ACTIVE : Connection.Status.PENDING,
                false,
                URI.create(code.from()),
                key,
                own,
                SafetyNumber.of(own, key),
                clock.instant(),
                null);
        return transaction.execute(t -> {
            rows.saveAndFlush(new ConnectionRow(connection, by, null, false));
            attempts.succeeded(code.code());
            events.publishEvent(
                    new ConnectionMade(connection.id(), connection.name(), ConnectionMade.How.ACCEPTED, by));
            firstRules.publishFor(connection.id(), connection.mode(), by);
            if (active) {
                events.publishEvent(new ConnectionActivated(connection.id()));
            }
            return connection;
        });
    }

    /** The inviting side's name for the connection, told apart where this node has one of that name already. */
    private String freeName(String wanted) {
        String name = FormText.name(FIELD, "connection name in the code", wanted, FormText.NAME);
        String free = name;
        for (int number = 2; rows.existsByNameKey(ConnectionRow.key(free)); number++) {
            String suffix = " (" + number + ")";
            free = name.substring(0, Math.min(name.length(), FormText.NAME - suffix.length())) + suffix;
        }
        return free;
    }
}
