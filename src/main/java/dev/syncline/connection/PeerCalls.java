package dev.syncline.connection;

import dev.syncline.input.StrictJson;
import dev.syncline.node.NodeKey;
import dev.syncline.outbound.Answer;
import dev.syncline.outbound.Outbound;
import dev.syncline.signing.Addressing;
import dev.syncline.signing.SignatureRefused;
import dev.syncline.signing.Signatures;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Signed questions to another node about a connection itself; what flows over it is the transport's. */
@Component
class PeerCalls {

    private final Outbound outbound;
    private final Signatures signatures;

    PeerCalls(Outbound outbound, Signatures signatures) {
        this.outbound = outbound;
        this.signatures = signatures;
    }

    /**
     * Which keys a call is between.
     *
     * @param there id of the connection on the other side, or {@code -}
     * @param ours the key of this node that the other side knows
     * @param theirs the key this node knows of the other side
     */
    record Between(String there, NodeKey ours, NodeKey theirs) {

        static Between sidesOf(Connection connection) {
            return new Between(
                    Objects.requireNonNull(connection.remoteId()).toString(),
                    Objects.requireNonNull(connection.localKey()),
                    Objects.requireNonNull(connection.remoteKey()));
        }
    }

    /**
     * Asks, and gives back only what the other node signed.
     *
     * @throws dev.syncline.outbound.NoAnswer when nothing came back
     * @throws dev.syncline.outbound.AddressRefused when the address may not be called
     * @throws ClocksApart when no answer can be believed and the clocks differ by more than a signature is good for
     * @throws SignatureRefused when somebody else answered
     */
    Answer ask(HttpMethod method, URI target, @Nullable Object body, Between sides) {
        Sent sent = send(method, target, body, sides);
        believe(sent, sides.theirs());
        return sent.answer();
    }

    /** An answer that nobody verified yet, with the headers of the request it has to be signed for. */
    record Sent(Answer answer, HttpHeaders signed) {}

    Sent send(HttpMethod method, URI target, @Nullable Object body, Between sides) {
        byte[] json = body == null ? new byte[0] : StrictJson.write(body);
        MediaType type = body == null ? null : MediaType.APPLICATION_JSON;
        HttpHeaders signed = signatures.signRequest(
                sides.ours(),
                method,
                target,
                type,
                Signatures.contentDigest(json),
                new Addressing(
                        sides.there(),
                        sides.theirs().fingerprint(),
                        UUID.randomUUID().toString()));
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(signed);
        headers.set(Redemption.KEY_HEADER, sides.ours().encoded());
        if (type != null) {
            headers.setContentType(type);
        }
        return new Sent(outbound.ask(method, target, headers, body == null ? null : json), signed);
    }

    /** Takes an answer for the one of the other side's key, or throws what {@link #ask} does. */
    void believe(Sent sent, NodeKey other) {
        Answer answer = sent.answer();
        try {
            signatures.verifyAnswer(
                    answer.status(), answer.headers(), Signatures.contentDigest(answer.body()), sent.signed(), other);
        } catch (SignatureRefused e) {
            Optional<String> clocks = signatures.clocksApart(answer.headers());
            if (clocks.isPresent()) {
                throw new ClocksApart(clocks.get());
            }
            throw e;
        }
    }
}
