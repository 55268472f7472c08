package dev.syncline.connection;

import dev.syncline.connection.Redemption.Reply;
import dev.syncline.connection.Redemption.Request;
import dev.syncline.input.StrictJson;
import dev.syncline.node.NodeKey;
import dev.syncline.node.NodeKeys;
import dev.syncline.node.ThisNode;
import dev.syncline.outbound.AddressRefused;
import dev.syncline.outbound.Answer;
import dev.syncline.outbound.NoAnswer;
import dev.syncline.signing.SignatureRefused;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** The node that made a code, asked by the one that was given it. */
@Component
class Inviter {

    private static final String FIELD = "code";

    private final PeerCalls peers;
    private final ThisNode node;
    private final NodeKeys keys;

    Inviter(PeerCalls peers, ThisNode node, NodeKeys keys) {
        this.peers = peers;
        this.node = node;
        this.keys = keys;
    }

    /**
     * Proves to the inviting node that this one has the code.
     *
     * @param own the key of this node that the other one is to pin
     * @return the connection's status there
     * @throws Refusal for the field {@code code}
     */
    Connection.Status ask(Payload code, AttemptRow attempt, String shortName, NodeKey own) {
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
        Reply reply = call(code, own, unproven.proven(proof.of(Redemption.ACCEPTOR, transcript)));
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

    private Reply call(Payload code, NodeKey own, Request request) {
        try {
            Answer answer = peers.ask(
                    HttpMethod.POST,
                    URI.create(code.from() + Redemption.PATH),
                    request,
                    new PeerCalls.Between("-", own, new NodeKey(code.key())));
            return StrictJson.read(answer.body(), Reply.class)
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
