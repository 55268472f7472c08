package dev.syncline.transport;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.PeerKeys;
import dev.syncline.node.NodeKey;
import dev.syncline.outbound.Answer;
import dev.syncline.outbound.NoAnswer;
import dev.syncline.outbound.Outbound;
import dev.syncline.queue.CrashPoint;
import dev.syncline.signing.Addressing;
import dev.syncline.signing.SignatureRefused;
import dev.syncline.signing.Signatures;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Posts envelopes to the other node; believes only an answer signed with the key pinned for it. */
@Component
class EnvelopeCall {

    static final String PATH = "/peer/v1/envelopes";

    private final Outbound outbound;
    private final Signatures signatures;
    private final PeerKeys keys;

    EnvelopeCall(Outbound outbound, Signatures signatures, PeerKeys keys) {
        this.keys = keys;
        this.outbound = outbound;
        this.signatures = signatures;
    }

    List<Message.Answer> send(Connection connection, URI address, List<Message> messages) {
        ConnectionId remoteId = connection.remoteId();
        NodeKey remoteKey = connection.remoteKey();
        NodeKey localKey = connection.localKey();
        if (remoteId == null || remoteKey == null || localKey == null) {
            throw new NotTaken("Nobody accepted the invitation yet.");
        }
        byte[] body = Wire.bytes(new Message.Batch(messages));
        URI target = URI.create(address + PATH);
        HttpHeaders sent = signatures.signRequest(
                localKey,
                HttpMethod.POST,
                target,
                MediaType.APPLICATION_JSON,
                Signatures.contentDigest(body),
                new Addressing(
                        remoteId.toString(),
                        remoteKey.fingerprint(),
                        UUID.randomUUID().toString()));
        CrashPoint.hit("transport.send.beforeCall");
        Answer answer = post(target, sent, body);
        CrashPoint.hit("transport.send.afterCall");
        believe(connection, answer, sent, remoteKey);
        if (answer.status() != 200 && answer.status() != 409) {
            String sentence = "The other node answered " + answer.status() + ": "
                    + shorten(new String(answer.body(), StandardCharsets.UTF_8));
            throw answer.status() / 100 == 4 ? NotTaken.ofThisConnection(sentence) : new NotTaken(sentence);
        }
        try {
            return Wire.read(answer.body(), Message.Answers.class).answers();
        } catch (JacksonException e) {
            throw new NotTaken("The other node's answer cannot be understood; it may run another version.");
        }
    }

    /** The answer, not believed yet. */
    private Answer post(URI target, HttpHeaders signed, byte[] body) {
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(signed);
        headers.setContentType(MediaType.APPLICATION_JSON);
        try {
            return outbound.handOver(target, headers, body);
        } catch (NoAnswer e) {
            throw new NotTaken("No answer from " + target.getAuthority() + ".");
        }
    }

    private void believe(Connection connection, Answer answer, HttpHeaders sent, NodeKey remoteKey) {
        try {
            signatures.verifyAnswer(
                    answer.status(), answer.headers(), Signatures.contentDigest(answer.body()), sent, remoteKey);
        } catch (SignatureRefused e) {
            Optional<String> clocks = signatures.clocksApart(answer.headers());
            if (clocks.isPresent() && answer.status() != 404 && answer.status() != 410 && answer.status() != 413) {
                throw NotTaken.ofThisConnection(clocks.get());
            }
            if (answer.status() == 401) {
                keys.doubted(connection);
            }
            throw switch (answer.status()) {
                case 404, 410 ->
                    NotTaken.ofThisConnection(
                            "The other node does not know this connection any more; it was probably deleted there.");
                case 413 ->
                    NotTaken.ofThisConnection("The other node, or a proxy before it, takes nothing of this size.");
                case 401, 403 -> NotTaken.ofThisConnection("The other node does not accept this node's signature.");
                default ->
                    new NotTaken("The answer (" + answer.status() + ") is not signed with the other node's key.");
            };
        }
    }

    private static String shorten(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
