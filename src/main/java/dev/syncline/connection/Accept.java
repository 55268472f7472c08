package dev.syncline.connection;

import dev.syncline.connection.Redemption.Reply;
import dev.syncline.connection.Redemption.Request;
import dev.syncline.node.NodeKey;
import dev.syncline.node.NodeKeys;
import dev.syncline.node.ThisNode;
import dev.syncline.outbound.AddressRefused;
import dev.syncline.outbound.Answer;
import dev.syncline.outbound.NoAnswer;
import dev.syncline.signing.SignatureRefused;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The accepting side: proves that it has the code, pins the inviting node, makes this side's connection. */
@Component
class Accept {

    private static final String FIELD = "code";

    private final ReceivedCode codes;
    private final UsedCodes used;
    private final AttemptRows attempts;
    private final ConnectionRows rows;
    private final FirstRules firstRules;
    private final PeerCalls peers;
    private final ThisNode node;
    private final NodeKeys keys;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Accept(
            ReceivedCode codes,
            UsedCodes used,
            AttemptRows attempts,
            ConnectionRows rows,
            FirstRules firstRules,
            PeerCalls peers,
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
        this.peers = peers;
        this.node = node;
        this.keys = keys;
        this.clock = clock;
        this.events = events;
        this.transaction = transaction;
    }

    Connection accept(String pasted, String localShortName, String by) {
        Optional<Connection> before = used.connectionOf(pasted);
        if (before.isPresent()) {
            return sentTwice(before.get(), localShortName);
        }
        Payload code = codes.read(pasted);
        String name = FormText.name("localShortName", "local instance short name", localShortName, FormText.SHORT_NAME);
        FormText.mustDiffer("localShortName", name, code.local());
        AttemptRow attempt = attempt(code.code());
        NodeKey own = keys.current();
        Connection.Status status = redeem(code, attempt, name, own);
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

    private AttemptRow attempt(UUID code) {
        try {
            return attempts.findById(code)
                    .orElseGet(() -> attempts.saveAndFlush(
                            new AttemptRow(code, UUID.randomUUID(), Nonce.next(), clock.instant())));
        } catch (DataIntegrityViolationException e) {
            return attempts.findById(code).orElseThrow(() -> e);
        }
    }

    private Connection.Status redeem(Payload code, AttemptRow attempt, String shortName, NodeKey own) {
        Proof proof = Proof.from(Proof.verifier(code.secret()), code.code());
        Request unproven = new Request(
                code.code(),
                attempt.connectionId(),
                own.encoded(),
                node.publicAddress().map(URI::toString).orElse(null),
                shortName,
                attempt.nonce(),
                "",
                keys.linksAfter(keys.first().fingerprint()));
        List<String> transcript = unproven.transcript(code.connection(), code.key(), code.from());
        Reply reply = ask(code, own, unproven.proven(proof.of(Redemption.ACCEPTOR, transcript)));
        if (reply.verdict() != Redemption.Verdict.ACCEPTED) {
            throw new Refusal(FIELD, sentence(reply.verdict(), code));
        }
        Connection.Status status = reply.status();
        String nonce = reply.nonce();
        String answered = reply.proof();
        if (status == null
                || nonce == null
                || answered == null
                || !proof.holds(answered, Redemption.INITIATOR, Redeem.answered(transcript, status, nonce))) {
            throw notInviter(code);
        }
        return status;
    }

    private Reply ask(Payload code, NodeKey own, Request request) {
        try {
            Answer answer = peers.ask(
                    HttpMethod.POST,
                    URI.create(code.from() + Redemption.PATH),
                    request,
                    new PeerCalls.Between("-", own, new NodeKey(code.key())));
            return PeerJson.read(answer.body(), Reply.class)
                    .filter(reply -> reply.verdict() != null)
                    .orElseThrow(() -> notInviter(code));
        } catch (ClocksApart e) {
            throw new Refusal(FIELD, e.getMessage() + " The code stays good; accept it again then.");
        } catch (SignatureRefused e) {
            throw notInviter(code);
        } catch (NoAnswer | AddressRefused e) {
            throw new Refusal(
                    FIELD,
                    "'%s' could not be asked. %s The code stays good; accept it again then."
                            .formatted(code.inviter(), e.getMessage()));
        }
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

    private static Refusal notInviter(Payload code) {
        return new Refusal(
                FIELD,
                "Something answers at %s, but not the node of '%s' with the key this code was made with. Ask its administrator whether the address is right, and for a new code if its key was changed since."
                        .formatted(code.from(), code.inviter()));
    }

    private static String sentence(Redemption.Verdict verdict, Payload code) {
        String inviter = "'" + code.inviter() + "'";
        return switch (verdict) {
            case USED ->
                "This code was used already: by another node, or here for a connection that was deleted since. If it was neither you nor a colleague, tell the administrator of %s at once; ask for a new code."
                        .formatted(inviter);
            case EXPIRED ->
                "This code expired by the clock of %s. Ask its administrator for a new one.".formatted(inviter);
            case REVOKED -> "This code was revoked by %s. Ask its administrator for a new one.".formatted(inviter);
            case UNKNOWN ->
                "%s does not know this code any more: it was replaced, or its connection was deleted. Ask its administrator for a new one."
                        .formatted(inviter);
            case OTHER_NODE ->
                "%s meant this code for another node. Ask its administrator for a code for this one, with this node's public address."
                        .formatted(inviter);
            case UNPROVEN, ACCEPTED ->
                "%s did not take the proof made with this code. Copy the code again, or ask for a new one."
                        .formatted(inviter);
        };
    }
}
