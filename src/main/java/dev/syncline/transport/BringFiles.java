package dev.syncline.transport;

import dev.syncline.connection.Connection;
import dev.syncline.node.NodeKey;
import dev.syncline.outbound.AddressRefused;
import dev.syncline.outbound.Answer;
import dev.syncline.outbound.NoAnswer;
import dev.syncline.outbound.Outbound;
import dev.syncline.queue.CrashPoint;
import dev.syncline.signing.Addressing;
import dev.syncline.signing.Signatures;
import dev.syncline.transport.FileFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Brings a file that the other side wants and cannot fetch here, piece by piece. */
@Component
class BringFiles {

    /** No more of a file than this is in memory. */
    static final int PIECE = 1024 * 1024;

    private final ObjectProvider<FileSource> sources;
    private final Outbound outbound;
    private final Signatures signatures;
    private final PeerAnswers answers;

    BringFiles(ObjectProvider<FileSource> sources, Outbound outbound, Signatures signatures, PeerAnswers answers) {
        this.sources = sources;
        this.outbound = outbound;
        this.signatures = signatures;
        this.answers = answers;
    }

    /**
     * Brings what is missing of it; the answer is why the file cannot be given, where it cannot.
     *
     * @throws NotTaken when not all of it was taken; the other side says later what is missing
     */
    Optional<Kind> bring(Connection connection, Waiting.WantedFile wanted) {
        Optional<FileSource.OpenFile> open = sources.stream()
                .flatMap(source ->
                        source.open(connection.id(), wanted.twin(), wanted.attachment(), wanted.from()).stream())
                .findFirst();
        if (open.isEmpty()) {
            return Optional.of(Kind.GONE);
        }
        FileSource.OpenFile file = open.get();
        try (InputStream content = file.content()) {
            if (!file.sha256().equals(wanted.sha256()) || file.size() != wanted.size()) {
                return Optional.of(Kind.ALTERED);
            }
            long at = wanted.from();
            do {
                byte[] piece = content.readNBytes(PIECE);
                if (piece.length == 0 && at < wanted.size()) {
                    return Optional.of(
                            Kind.ALTERED); // it is shorter than the tracker says, and asking on would not end
                }
                long length = hand(connection, wanted.id(), at, piece);
                if (length != at + piece.length) {
                    throw new NotTaken("The other node has " + length + " bytes of the file.");
                }
                at = length;
            } while (at < wanted.size());
        } catch (IOException e) {
            throw new NotTaken("The file cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    private long hand(Connection connection, UUID id, long from, byte[] piece) {
        NodeKey theirs = Objects.requireNonNull(connection.remoteKey());
        URI target = URI.create(connection.remoteAddress() + WantedFileController.PATH + id + "?from=" + from);
        HttpHeaders signed = signatures.signRequest(
                Objects.requireNonNull(connection.localKey()),
                HttpMethod.POST,
                target,
                MediaType.APPLICATION_OCTET_STREAM,
                Signatures.contentDigest(piece),
                new Addressing(
                        Objects.requireNonNull(connection.remoteId()).toString(),
                        theirs.fingerprint(),
                        UUID.randomUUID().toString()));
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(signed);
        headers.setContentType(MediaType.APPLICATION_OCTET_STREAM);
        try {
            CrashPoint.hit("transport.bring.beforeCall");
            Answer answer = outbound.handOver(target, headers, piece);
            CrashPoint.hit("transport.bring.afterCall");
            answers.believe(connection, answer, signed, theirs);
            if (answer.status() != 200) {
                throw answers.refusal(answer);
            }
            return Wire.read(answer.body(), Waiting.Length.class).length();
        } catch (NoAnswer | AddressRefused e) {
            throw new NotTaken(String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            throw new NotTaken("The other node's answer cannot be understood; it may run another version.");
        }
    }
}
