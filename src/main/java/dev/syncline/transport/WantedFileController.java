package dev.syncline.transport;

import dev.syncline.connection.Connection;
import dev.syncline.fault.FreeSpace;
import dev.syncline.queue.CrashPoint;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes files that this node asked for, piece by piece; each piece is signed and goes where the last one ended. */
@RestController
class WantedFileController {

    static final String PATH = "/peer/v1/wanted/";

    private final PeerRequests requests;
    private final WantedFiles files;
    private final FreeSpace space;

    WantedFileController(PeerRequests requests, WantedFiles files, FreeSpace space) {
        this.requests = requests;
        this.files = files;
        this.space = space;
    }

    /** Answers how much there is now; a piece for another place than that is left alone. */
    @PostMapping(PATH + "{id}")
    ResponseEntity<byte[]> piece(@PathVariable UUID id, @RequestParam long from, HttpServletRequest request)
            throws IOException {
        byte[] piece = PeerRequests.body(request, BringFiles.PIECE);
        PeerRequests.Call call = requests.verify(request, piece);
        if (call.connection().status() != Connection.Status.ACTIVE) {
            return requests.sentence(
                    call, HttpStatus.SERVICE_UNAVAILABLE, "This connection is not active on this side.");
        }
        Optional<WantedFiles.Wanted> wanted = files.find(call.connection().id(), id);
        if (wanted.isEmpty()) {
            return requests.sentence(call, HttpStatus.GONE, "This file is not wanted any more.");
        }
        if (space.isShort()) {
            return requests.sentence(
                    call,
                    HttpStatus.INSUFFICIENT_STORAGE,
                    "The disk of this node is nearly full; it takes nothing new until its administrator made room.");
        }
        long size = wanted.get().size();
        if (from < 0 || from > size || piece.length > size - from) {
            return requests.sentence(call, HttpStatus.BAD_REQUEST, "The file has " + size + " bytes, not more.");
        }
        long length = append(files.part(id), from, piece);
        CrashPoint.hit("transport.wanted.midway");
        if (length == size) {
            files.arrived(call.connection().id());
        }
        return requests.answer(call, HttpStatus.OK, new Waiting.Length(length));
    }

    /** Of two that write at once, in this process or another one, one writes. */
    private static long append(Path part, long from, byte[] piece) throws IOException {
        Files.createDirectories(part.getParent());
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            if (lock != null && file.size() == from) {
                ByteBuffer bytes = ByteBuffer.wrap(piece);
                while (bytes.hasRemaining()) {
                    file.write(bytes, from + bytes.position());
                }
            }
            return file.size();
        } catch (OverlappingFileLockException another) {
            return Files.size(part);
        }
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(PeerRequests.Refused refused) {
        return refused.answer();
    }
}
