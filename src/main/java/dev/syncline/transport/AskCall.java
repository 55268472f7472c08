package dev.syncline.transport;

import dev.syncline.connection.Connection;
import dev.syncline.connection.Life;
import dev.syncline.node.NodeKey;
import dev.syncline.outbound.Answer;
import dev.syncline.outbound.NoAnswer;
import dev.syncline.outbound.Outbound;
import dev.syncline.signing.Addressing;
import dev.syncline.signing.Signatures;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Asks the other node what waits there for this side, which cannot be called. */
@Component
class AskCall {

    /** For the way there and back; the other node may think as long as the question says. */
    private static final Duration WAY = Duration.ofSeconds(20);

    private final Outbound outbound;
    private final Signatures signatures;
    private final PeerAnswers answers;
    private final LivesOfCalls lives;

    AskCall(Outbound outbound, Signatures signatures, PeerAnswers answers, LivesOfCalls lives) {
        this.lives = lives;
        this.outbound = outbound;
        this.signatures = signatures;
        this.answers = answers;
    }

    /** A question on its way, with what it said of this node and the headers that its answer has to be signed for. */
    record Asked(Optional<Life> life, HttpHeaders signed, CompletableFuture<Answer> answer) {}

    Asked ask(Connection connection, Waiting.Question question) {
        NodeKey theirs = Objects.requireNonNull(connection.remoteKey());
        byte[] body = Wire.bytes(question);
        Optional<Life> life = lives.of(connection);
        URI unnamed = URI.create(connection.remoteAddress() + Waiting.PATH);
        URI target = life.map(said -> said.in(unnamed)).orElse(unnamed);
        HttpHeaders signed = signatures.signRequest(
                Objects.requireNonNull(connection.localKey()),
                HttpMethod.POST,
                target,
                MediaType.APPLICATION_JSON,
                Signatures.contentDigest(body),
                new Addressing(
                        Objects.requireNonNull(connection.remoteId()).toString(),
                        theirs.fingerprint(),
                        UUID.randomUUID().toString()));
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(signed);
        headers.setContentType(MediaType.APPLICATION_JSON);
        return new Asked(
                life, signed, outbound.later(target, headers, body, WAY.plusSeconds(question.seconds()), Wire.LIMIT));
    }

    /**
     * What the other node handed out.
     *
     * @throws NotTaken when that is nothing to believe
     * @throws SaidAnew when it is to be asked again at once
     */
    Waiting.Handed handed(Connection connection, Asked asked, @Nullable Answer answer, @Nullable Throwable failure) {
        if (answer == null) {
            Throwable why = failure instanceof CompletionException ? failure.getCause() : failure;
            throw new NotTaken(
                    why instanceof NoAnswer || why == null
                            ? "No answer came from " + connection.remoteAddress() + "."
                            : String.valueOf(why.getMessage()));
        }
        answers.believe(connection, answer, asked.signed(), Objects.requireNonNull(connection.remoteKey()));
        lives.heard(connection, asked.life(), answer);
        if (answer.status() != 200) {
            throw answers.refusal(answer);
        }
        try {
            return Wire.read(answer.body(), Waiting.Handed.class);
        } catch (JacksonException e) {
            throw new NotTaken("The other node's answer cannot be understood; it may run another version.");
        }
    }
}
