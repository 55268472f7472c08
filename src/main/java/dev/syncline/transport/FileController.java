package dev.syncline.transport;

import dev.syncline.connection.Connection;
import dev.syncline.queue.CrashPoint;
import dev.syncline.signing.Signatures;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Streams files of items under sync to the other side, from any offset.
 *
 * <p>Signed before the first byte: the digest is that of the whole file also when only its rest is sent, so that the
 * reader knows beforehand what the parts must add up to.
 */
@RestController
class FileController {

    private static final Pattern FROM = Pattern.compile("bytes=(\\d{1,18})-");
    private static final int BUFFER = 64 * 1024;

    private final PeerRequests requests;
    private final ObjectProvider<FileSource> files;

    FileController(PeerRequests requests, ObjectProvider<FileSource> files) {
        this.requests = requests;
        this.files = files;
    }

    /** Writes a file itself, without the time limit of asynchronous answers; other answers are returned. */
    @GetMapping(FileAddress.PATTERN)
    @Nullable
    ResponseEntity<byte[]> file(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable UUID twin,
            @PathVariable("attachment") String encoded)
            throws IOException {
        PeerRequests.Call call = requests.verify(request, new byte[0]);
        if (call.connection().status() == Connection.Status.PENDING) {
            return requests.sentence(call, HttpStatus.FORBIDDEN, "This connection is not confirmed on this side yet.");
        }
        if (call.connection().status() == Connection.Status.DEACTIVATED) {
            return requests.sentence(
                    call,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "This connection is deactivated on this side; its files are given again once it is activated.");
        }
        String attachment;
        try {
            attachment = FileAddress.attachmentId(encoded);
        } catch (IllegalArgumentException e) {
            return requests.sentence(call, HttpStatus.BAD_REQUEST, "The file's id is not base64url.");
        }
        long offset = offset(request.getHeader(HttpHeaders.RANGE));
        Optional<FileSource.OpenFile> file = files.stream()
                .flatMap(source -> source.open(call.connection().id(), twin, attachment, offset).stream())
                .findFirst();
        if (file.isEmpty()) {
            return requests.sentence(
                    call, HttpStatus.NOT_FOUND, "There is no such file under sync on this connection.");
        }
        stream(call, file.get(), offset, response);
        return null;
    }

    private void stream(PeerRequests.Call call, FileSource.OpenFile file, long offset, HttpServletResponse response)
            throws IOException {
        HttpStatus status = offset > 0 ? HttpStatus.PARTIAL_CONTENT : HttpStatus.OK;
        MediaType type = MediaType.APPLICATION_OCTET_STREAM;
        String digest = Signatures.contentDigestOf(HexFormat.of().parseHex(file.sha256()));
        response.setStatus(status.value());
        requests.headers(call, status, type, digest)
                .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setContentType(type.toString());
        response.setContentLengthLong(Math.max(0, file.size() - offset));
        if (offset > 0) {
            response.setHeader(
                    HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(offset, file.size() - 1, file.size()));
        }
        copy(file.content(), response.getOutputStream());
    }

    private static void copy(InputStream content, OutputStream out) throws IOException {
        try (content) {
            byte[] buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                out.write(buffer, 0, read);
                CrashPoint.hit("transport.file.midway");
            }
        }
    }

    private static long offset(@Nullable String range) {
        if (range == null) {
            return 0;
        }
        Matcher matcher = FROM.matcher(range);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(PeerRequests.Refused refused) {
        return refused.answer();
    }
}
