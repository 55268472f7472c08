package dev.syncline.connection;

import dev.syncline.node.NodeKey;
import dev.syncline.node.ThisNode;
import dev.syncline.outbound.Answer;
import dev.syncline.outbound.Outbound;
import dev.syncline.signing.Addressing;
import dev.syncline.signing.SignatureRefused;
import dev.syncline.signing.Signatures;
import java.net.URI;
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
    private final ThisNode node;

    PeerCalls(Outbound outbound, Signatures signatures, ThisNode node) {
        this.outbound = outbound;
        this.signatures = signatures;
        this.node = node;
    }

    /**
     * Asks, and gives back only what the other node signed.
     *
     * @param connection id of the connection on the other side, or {@code -}
     * @throws dev.syncline.outbound.NoAnswer when nothing came back
     * @throws dev.syncline.outbound.AddressRefused when the address may not be called
     * @throws ClocksApart when no answer can be believed and the clocks differ by more than a signature is good for
     * @throws SignatureRefused when somebody else answered
     */
    Answer ask(HttpMethod method, URI target, String connection, @Nullable Object body, NodeKey other) {
        byte[] json = body == null ? new byte[0] : PeerJson.write(body);
        MediaType type = body == null ? null : MediaType.APPLICATION_JSON;
        HttpHeaders signed = signatures.signRequest(
                method,
                target,
                type,
                Signatures.contentDigest(json),
                new Addressing(
                        connection, other.fingerprint(), UUID.randomUUID().toString()));
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(signed);
        headers.set(Redemption.KEY_HEADER, node.key().encoded());
        if (type != null) {
            headers.setContentType(type);
        }
        Answer answer = outbound.ask(method, target, headers, body == null ? null : json);
        believe(answer, signed, other);
        return answer;
    }

    private void believe(Answer answer, HttpHeaders signed, NodeKey other) {
        try {
            signatures.verifyAnswer(
                    answer.status(), answer.headers(), Signatures.contentDigest(answer.body()), signed, other);
        } catch (SignatureRefused e) {
            Optional<String> clocks = signatures.clocksApart(answer.headers());
            if (clocks.isPresent()) {
                throw new ClocksApart(clocks.get());
            }
            throw e;
        }
    }
}
