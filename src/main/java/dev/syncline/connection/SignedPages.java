package dev.syncline.connection;

import dev.syncline.input.StrictJson;
import dev.syncline.node.NodeKey;
import dev.syncline.node.NodeKeys;
import dev.syncline.signing.SignatureRefused;
import dev.syncline.signing.Signatures;
import dev.syncline.signing.VerifiedRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Reads signed requests of other nodes and signs the answers; what is not signed gets a bare refusal. */
@Component
class SignedPages {

    private static final Logger LOG = LoggerFactory.getLogger(SignedPages.class);
    private static final int LARGEST = 64 * 1024;

    private final Signatures signatures;
    private final NodeKeys own;

    SignedPages(Signatures signatures, NodeKeys own) {
        this.signatures = signatures;
        this.own = own;
    }

    /** What to do with a request whose signature holds. */
    interface Page {

        Said answer(VerifiedRequest request, byte[] body);
    }

    /** Status and body of an answer. */
    record Said(int status, Object body) {}

    ResponseEntity<byte[]> answer(HttpServletRequest arrived, Function<String, Optional<NodeKey>> keys, Page page)
            throws IOException {
        return answer(arrived, keys, own::holds, page);
    }

    /** The same for calls that may be addressed to keys this node dropped. */
    ResponseEntity<byte[]> answer(
            HttpServletRequest arrived,
            Function<String, Optional<NodeKey>> keys,
            Predicate<String> recipients,
            Page page)
            throws IOException {
        byte[] body = arrived.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        VerifiedRequest request;
        try {
            request = signatures.verifyRequest(
                    signatures.received(arrived, Signatures.contentDigest(body)), keys, recipients);
        } catch (SignatureRefused e) {
            LOG.warn("Refused a message to {}: {}", arrived.getRequestURI(), e.getMessage());
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        Said said = page.answer(request, body);
        byte[] json = StrictJson.write(said.body());
        return ResponseEntity.status(said.status())
                .headers(headers -> headers.addAll(signatures.signAnswer(
                        said.status(), MediaType.APPLICATION_JSON, Signatures.contentDigest(json), request)))
                .contentType(MediaType.APPLICATION_JSON)
                .body(json);
    }
}
