package dev.syncline.transport;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.node.NodeKey;
import dev.syncline.outbound.Answer;
import dev.syncline.outbound.NoAnswer;
import dev.syncline.outbound.Outbound;
import dev.syncline.queue.CrashPoint;
import dev.syncline.signing.Addressing;
import dev.syncline.signing.Signatures;
import java.net.URI;
import java.util.List;
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
    private final PeerAnswers answers;

    EnvelopeCall(Outbound outbound, Signatures signatures, PeerAnswers answers) {
        this.answers = answers;
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
        answers.believe(connection, answer, sent, remoteKey);
        if (answer.status() != 200 && answer.status() != 409) {
            throw PeerAnswers.refusal(answer);
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
}
