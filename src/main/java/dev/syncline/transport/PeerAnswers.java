package dev.syncline.transport;

import dev.syncline.connection.Connection;
import dev.syncline.connection.PeerKeys;
import dev.syncline.node.NodeKey;
import dev.syncline.outbound.Answer;
import dev.syncline.outbound.RetryAfter;
import dev.syncline.signing.SignatureRefused;
import dev.syncline.signing.Signatures;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Believes only answers signed with the key pinned for the other node. */
@Component
class PeerAnswers {

    private static final int SENTENCE = 300;

    private final Signatures signatures;
    private final PeerKeys keys;
    private final Clock clock;

    PeerAnswers(Signatures signatures, PeerKeys keys, Clock clock) {
        this.clock = clock;
        this.signatures = signatures;
        this.keys = keys;
    }

    /**
     * Returns when the other node signed the answer.
     *
     * @param sent headers the request was signed with
     * @throws NotTaken otherwise, saying what that probably means
     */
    void believe(Connection connection, Answer answer, HttpHeaders sent, NodeKey remoteKey) {
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
                    new NotTaken("The answer (" + answer.status() + ") is not signed with the other node's key.")
                            .comingBackIn(RetryAfter.of(answer.headers(), clock.instant()));
            };
        }
    }

    /** What an answer that is believed says when it is not what was hoped for. */
    NotTaken refusal(Answer answer) {
        String sentence = "The other node answered " + answer.status() + ": "
                + shorten(new String(answer.body(), StandardCharsets.UTF_8));
        NotTaken refusal = answer.status() / 100 == 4 ? NotTaken.ofThisConnection(sentence) : new NotTaken(sentence);
        return refusal.comingBackIn(RetryAfter.of(answer.headers(), clock.instant()));
    }

    private static String shorten(String text) {
        return text.length() > SENTENCE ? text.substring(0, SENTENCE) + "…" : text;
    }
}
