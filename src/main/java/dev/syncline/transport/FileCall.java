package dev.syncline.transport;

import dev.syncline.connection.ConnectionId;
import dev.syncline.node.NodeKey;
import dev.syncline.outbound.Outbound;
import dev.syncline.signing.Addressing;
import dev.syncline.signing.SignatureRefused;
import dev.syncline.signing.Signatures;
import dev.syncline.transport.FileFailure.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Asks the other node for a file, or for the rest of it. */
@Component
class FileCall {

    private static final int SENTENCE = 1000;
    private static final String SIGNATURE = "Signature";

    private final Outbound outbound;
    private final Signatures signatures;
    private final FileParts parts;

    FileCall(Outbound outbound, Signatures signatures, FileParts parts) {
        this.parts = parts;
        this.outbound = outbound;
        this.signatures = signatures;
    }

    /** The transfer broke off; what came is kept. */
    static final class Cut extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Cut(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Appends what is missing to the file; throws {@link Cut} when the transfer broke off. */
    void fetch(RemoteFiles.Wanted wanted, Path file, long offset) {
        URI address = wanted.connection().remoteAddress();
        ConnectionId remoteId = wanted.connection().remoteId();
        NodeKey remoteKey = wanted.connection().remoteKey();
        NodeKey localKey = wanted.connection().localKey();
        if (address == null || remoteId == null || remoteKey == null || localKey == null) {
            throw new FileFailure(
                    Kind.UNREACHABLE, "The other node has no public address, so no file can be fetched there.");
        }
        URI target = URI.create(address + FileAddress.path(wanted.twin(), wanted.attachmentId()));
        HttpHeaders sent = signatures.signRequest(
                localKey,
                HttpMethod.GET,
                target,
                null,
                Signatures.contentDigest(new byte[0]),
                new Addressing(
                        remoteId.toString(),
                        remoteKey.fingerprint(),
                        UUID.randomUUID().toString()));
        try {
            outbound.client()
                    .get()
                    .uri(target)
                    .headers(all -> {
                        all.addAll(sent);
                        if (offset > 0) {
                            all.set(HttpHeaders.RANGE, "bytes=" + offset + "-");
                        }
                    })
                    .exchangeForRequiredValue(
                            (request, response) -> take(response, sent, remoteKey, wanted, file, offset));
        } catch (RestClientException e) {
            throw new Cut("The other node does not answer, or the transfer broke off.", e);
        }
    }

    private Path take(
            ClientHttpResponse response,
            HttpHeaders sent,
            NodeKey key,
            RemoteFiles.Wanted wanted,
            Path file,
            long offset)
            throws IOException {
        int status = response.getStatusCode().value();
        if (status >= 500 && status != 503) {
            throw new Cut("The other node answered " + status + ".", new IOException("status " + status));
        }
        if (status != 200 && status != 206) {
            throw notGiven(status, response, sent, key, wanted);
        }
        verify(status, response.getHeaders(), sent, key, wanted);
        long length = parts.append(file, status == 206 ? offset : 0, wanted.size(), response.getBody());
        if (length < wanted.size()) {
            throw new Cut(
                    "The transfer broke off after " + length + " of " + wanted.size() + " bytes.",
                    new IOException("short"));
        }
        return file;
    }

    /** Only a signed answer says that the file is gone; anybody on the way can answer 404. What is paused comes later. */
    private FileFailure notGiven(
            int status, ClientHttpResponse response, HttpHeaders sent, NodeKey key, RemoteFiles.Wanted wanted)
            throws IOException {
        byte[] sentence = response.getBody().readNBytes(SENTENCE);
        String message = "The other node does not give out the file " + wanted.attachmentId() + " (" + status + "): "
                + new String(sentence, StandardCharsets.UTF_8);
        if (status != 404) {
            Optional<String> clocks = status == 401 ? signatures.clocksApart(response.getHeaders()) : Optional.empty();
            return new FileFailure(Kind.UNREACHABLE, clocks.orElse(message));
        }
        try {
            signatures.verifyAnswer(status, response.getHeaders(), Signatures.contentDigest(sentence), sent, key);
            return new FileFailure(Kind.GONE, message);
        } catch (SignatureRefused e) {
            return new FileFailure(Kind.UNREACHABLE, message);
        }
    }

    private void verify(int status, HttpHeaders answer, HttpHeaders sent, NodeKey key, RemoteFiles.Wanted wanted) {
        try {
            signatures.verifyAnswer(
                    status, answer, Signatures.contentDigestOf(HexFormat.of().parseHex(wanted.sha256())), sent, key);
        } catch (SignatureRefused e) {
            throw new FileFailure(
                    answer.containsHeader(SIGNATURE) ? Kind.ALTERED : Kind.UNREACHABLE,
                    "The other node's answer for the file " + wanted.attachmentId() + " is not signed for the file it"
                            + " announced: " + e.getMessage());
        }
    }
}
