package dev.syncline.desk.tickets;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Bytes of attachments in a folder, each content once, under its sha-256; streamed, never held whole. */
@Component
class ContentFiles {

    private static final int BUFFER = 64 * 1024;

    /** So often room is looked for while a file arrives: others may fill the disk meanwhile. */
    private static final int LOOK = 16 * 1024 * 1024;

    private final Path folder;
    private final long maximum;
    private final Room room;

    ContentFiles(@Value("${syncline.data}") Path data, DeskSettings settings, Room room) {
        this.room = room;
        this.folder = data.resolve("desk").toAbsolutePath();
        this.maximum = settings.maximumAttachment().toBytes();
    }

    /** Bytes that arrived and were checked, but do not belong to anything yet; closing forgets them. */
    record Part(Path file, long size, String sha256) implements AutoCloseable {
        @Override
        public void close() {
            delete(file);
        }
    }

    /** Reads a stream to its end into a part; fails, leaving nothing, when it is not as announced. */
    Part receive(InputStream stream, @Nullable Long size, @Nullable String sha256) {
        if (size != null && size > maximum) {
            throw tooLarge(); // without a gigabyte on the way for nothing
        }
        room.mustHold(size == null ? 0 : size);
        Path file = folder.resolve("arriving").resolve(UUID.randomUUID() + ".part");
        boolean kept = false;
        try {
            Part part = copy(stream, file);
            check(part, size, sha256);
            kept = true;
            return part;
        } catch (IOException e) {
            throw new TrackerFailure(
                    Kind.TRANSIENT, "The file did not arrive completely. Send it again.", Map.of(), null, e);
        } finally {
            if (!kept) {
                delete(file);
            }
        }
    }

    /** Puts a part where its digest says; the same content may be there already. */
    void place(Part part) {
        Path target = at(part.sha256());
        try {
            if (!Files.exists(target)) {
                Files.createDirectories(target.getParent());
                Files.move(part.file(), target, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A stream of content from an offset on; the caller closes it. */
    InputStream open(String sha256, long offset) {
        try {
            FileChannel channel = FileChannel.open(at(sha256), StandardOpenOption.READ);
            channel.position(Math.max(0, offset));
            return Channels.newInputStream(channel);
        } catch (NoSuchFileException e) {
            throw new TrackerFailure(
                    Kind.CONTRACT_DRIFT,
                    "The desk lost the bytes of a file: %s is not in its data folder. Restore it from a backup."
                            .formatted(sha256),
                    Map.of(),
                    null,
                    e);
        } catch (IOException e) {
            throw new TrackerFailure(Kind.TRANSIENT, "The desk could not read a file.", Map.of(), null, e);
        }
    }

    /** Deletes content. */
    void drop(String sha256) {
        delete(at(sha256));
    }

    /** The folder of everything the desk keeps. */
    Path folder() {
        return folder;
    }

    private Part copy(InputStream stream, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        MessageDigest digest = DigestUtils.getSha256Digest();
        long size = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                size += read;
                if (size > maximum) {
                    throw tooLarge();
                }
                if (size / LOOK > (size - read) / LOOK) {
                    room.mustHold(0);
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
            channel.force(true);
        }
        return new Part(file, size, HexFormat.of().formatHex(digest.digest()));
    }

    private TrackerFailure tooLarge() {
        return new TrackerFailure(
                Kind.TOO_LARGE,
                ("The file is larger than the %d bytes this desk takes. Send a smaller one, or raise"
                                + " syncline.desk.maximum-attachment.")
                        .formatted(maximum));
    }

    private static void check(Part part, @Nullable Long size, @Nullable String sha256) {
        if (size != null && size != part.size()) {
            throw Refused.field(
                    "size",
                    "The file has %d bytes, but %d were announced. Send it again.".formatted(part.size(), size));
        }
        if (sha256 != null && !sha256.equalsIgnoreCase(part.sha256())) {
            throw Refused.field(
                    "sha256",
                    "The file has the sha-256 %s, but %s was announced. Send it again."
                            .formatted(part.sha256(), CleanText.line(sha256)));
        }
    }

    private Path at(String sha256) {
        return folder.resolve("files").resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
