package dev.syncline.transport;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.syncline.connection.ConnectionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * An envelope as it travels; which connection it belongs to is said by the signed headers.
 *
 * @param backFill whether it is part of a long operation; nodes that do not know it say nothing
 */
record Message(
        UUID incarnation,
        long sequence,
        UUID twin,
        String kind,
        String subject,
        String body,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        boolean backFill) {

    Message(UUID incarnation, long sequence, UUID twin, String kind, String subject, String body) {
        this(incarnation, sequence, twin, kind, subject, body, false);
    }

    /** How many travel in one call. */
    static final int BATCH = 64;

    /** What one call carries. */
    record Batch(List<Message> envelopes) {}

    /** What became of each envelope of a call. */
    record Answers(List<Answer> answers) {}

    /** What became of one envelope. */
    record Answer(UUID incarnation, long sequence, State state) {

        boolean isTo(Message message) {
            return incarnation.equals(message.incarnation()) && sequence == message.sequence();
        }
    }

    /** What the receiver made of an envelope. */
    enum State {
        /** It is stored, now or before. */
        KEPT,
        /** Its number was used before with other content. */
        ALTERED
    }

    /** The same as everybody else knows it. */
    Envelope on(ConnectionId connection) {
        return new Envelope(connection, incarnation, sequence, twin, kind, subject, body);
    }

    /** Hash of what is said: not of the number, nor of how much it hurries. */
    String hash() {
        MessageDigest digest = DigestUtils.getSha256Digest();
        for (String part : List.of(twin.toString(), kind, subject, body)) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
