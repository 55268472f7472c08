package dev.syncline.transport;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Life;
import dev.syncline.node.NodeKey;
import dev.syncline.outbound.Answer;
import dev.syncline.outbound.NoAnswer;
import dev.syncline.outbound.Outbound;
import dev.syncline.queue.CrashPoint;
import dev.syncline.signing.Addressing;
import dev.syncline.signing.Signatures;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Posts envelopes to the other node; believes only an answer signed with the key pinned for it. */
@Component
class EnvelopeCall {

    static final String PATH = "/peer/v1/envelopes";

    private static final Logger LOG = LoggerFactory.getLogger(EnvelopeCall.class);
    private static final int TIMES = 3;

    private final Outbound outbound;
    private final Signatures signatures;
    private final PeerAnswers answers;
    private final LivesOfCalls lives;

    EnvelopeCall(Outbound outbound, Signatures signatures, PeerAnswers answers, LivesOfCalls lives) {
        this.lives = lives;
        this.answers = answers;
        this.outbound = outbound;
        this.signatures = signatures;
    }

    List<Message.Answer> send(Connection connection, URI address, List<Message> messages) {
        for (int time = 0; time < TIMES; time++) {
            try {
                return once(connection, address, messages);
            } catch (SaidAnew again) {
                LOG.debug("{} is called again: {}", address, again.getMessage());
            }
        }
        throw NotTaken.ofThisConnection("This node named its life anew too often; the call is made again.");
    }

    private List<Message.Answer> once(Connection connection, URI address, List<Message> messages) {
        ConnectionId remoteId = connection.remoteId();
        NodeKey remoteKey = connection.remoteKey();
        NodeKey localKey = connection.localKey();
        if (remoteId == null || remoteKey == null || localKey == null) {
            throw new NotTaken("Nobody accepted the invitation yet.");
        }
        byte[] body = Wire.bytes(new Message.Batch(messages));
        Optional<Life> life = lives.of(connection);
        URI unnamed = URI.create(address + PATH);
        URI target = life.map(said -> said.in(unnamed)).orElse(unnamed);
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
        lives.heard(connection, life, answer);
        if (answer.status() != 200 && answer.status() != 409) {
            throw answers.refusal(answer);
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
