package dev.syncline.transport;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.connection.PeerKeys;
import dev.syncline.signing.SignatureRefused;
import dev.syncline.signing.Signatures;
import dev.syncline.signing.VerifiedRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Checks who calls, before anything that was sent is looked at, and signs the answers. */
@Component
class PeerRequests {

    private static final String ADDRESSED = "Syncline-Connection";

    /** In how many seconds to ask again: a disk is not emptied at once, a node that is started again is there soon. */
    private static final Map<HttpStatus, Long> COME_BACK =
            Map.of(HttpStatus.INSUFFICIENT_STORAGE, 60L, HttpStatus.SERVICE_UNAVAILABLE, 5L);

    private final Connections connections;
    private final PeerKeys keys;
    private final Signatures signatures;

    PeerRequests(Connections connections, PeerKeys keys, Signatures signatures) {
        this.connections = connections;
        this.keys = keys;
        this.signatures = signatures;
    }

    /** A call by the other side of a connection, signed with a key trusted for it. */
    record Call(Connection connection, VerifiedRequest request) {}

    /** A body of at most so many bytes. */
    static byte[] body(HttpServletRequest request, int largest) throws IOException {
        byte[] body = request.getContentLengthLong() > largest
                ? null
                : request.getInputStream().readNBytes(largest + 1);
        if (body == null || body.length > largest) {
            throw new Refused(HttpStatus.CONTENT_TOO_LARGE, "At most " + largest + " bytes are taken in one call.");
        }
        return body;
    }

    /**
     * Checks a call.
     *
     * @throws Refused with an unsigned answer
     */
    Call verify(HttpServletRequest request, byte[] body) {
        Connection connection = addressed(request.getHeader(ADDRESSED))
                .flatMap(connections::find)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "This node does not know this connection."));
        try {
            VerifiedRequest verified = signatures.verifyRequest(
                    signatures.received(request, Signatures.contentDigest(body)),
                    fingerprint -> keys.trusted(connection, fingerprint));
            keys.used(connection, verified.signer());
            return new Call(connection, verified);
        } catch (SignatureRefused e) {
            throw new Refused(HttpStatus.UNAUTHORIZED, e.getMessage());
        }
    }

    ResponseEntity<byte[]> answer(Call to, HttpStatus status, Object json) {
        return answer(to, status, MediaType.APPLICATION_JSON, Wire.bytes(json));
    }

    ResponseEntity<byte[]> sentence(Call to, HttpStatus status, String sentence) {
        return answer(to, status, MediaType.TEXT_PLAIN, sentence.getBytes(StandardCharsets.UTF_8));
    }

    private ResponseEntity<byte[]> answer(Call to, HttpStatus status, MediaType type, byte[] body) {
        HttpHeaders headers = headers(to, status, type, Signatures.contentDigest(body));
        Long seconds = COME_BACK.get(status);
        if (seconds != null) {
            headers.set(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        return ResponseEntity.status(status).headers(headers).contentType(type).body(body);
    }

    HttpHeaders headers(Call to, HttpStatus status, MediaType type, String digest) {
        return signatures.signAnswer(status.value(), type, digest, to.request());
    }

    private static Optional<ConnectionId> addressed(@Nullable String header) {
        try {
            return Optional.ofNullable(header).map(ConnectionId::of);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A call that is refused before it is believed; its answer is not signed. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final HttpStatus status;

        Refused(HttpStatus status, @Nullable String message) {
            super(message);
            this.status = status;
        }

        ResponseEntity<byte[]> answer() {
            return ResponseEntity.status(status)
                    .contentType(MediaType.TEXT_PLAIN)
                    .body(String.valueOf(getMessage()).getBytes(StandardCharsets.UTF_8));
        }
    }
}
