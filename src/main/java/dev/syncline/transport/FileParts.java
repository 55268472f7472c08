package dev.syncline.transport;

import dev.syncline.connection.ConnectionId;
import dev.syncline.transport.FileFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What came of files so far: kept until the file is written, also over a restart, so that the rest can follow.
 *
 * <p>A part is named by what was announced of its file, the sha-256 among that: a file that is announced anew begins anew.
 */
@Component
class FileParts {

    private static final String PREFIX = "fetched-";
    private static final String SUFFIX = ".part";
    private static final int BUFFER = 64 * 1024;
    private static final int NAME = 40;

    private final Path folder;
    private final Clock clock;
    private final Set<Path> inUse = ConcurrentHashMap.newKeySet();

    FileParts(@Value("${syncline.data}") Path data, Clock clock) {
        this.folder = data.resolve("tmp");
        this.clock = clock;
    }

    /** A part as it lies in the folder. */
    private record Lying(Path file, Instant asked, long length) {}

    /** Of a file that is fetched. */
    Path of(ConnectionId connection, UUID twin, String attachmentId, long size, String sha256) {
        String file =
                DigestUtils.sha256Hex(String.join("\n", twin.toString(), attachmentId, String.valueOf(size), sha256));
        return folder.resolve(PREFIX + connection.value() + "-" + file.substring(0, NAME) + SUFFIX);
    }

    /** Of a file that the other side brings, until all of it is here. */
    Path of(UUID wanted) {
        return folder.resolve(PREFIX + wanted + SUFFIX);
    }

    /** Bytes that are here; 0 also where there is no part. */
    long length(Path part) {
        try {
            return Files.size(part);
        } catch (NoSuchFileException none) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("How much came of a file cannot be read in " + folder + ".", e);
        }
    }

    /** Takes a part for one attempt; false when another attempt of this process has it. */
    boolean take(Path part) {
        return inUse.add(part);
    }

    /** Ends an attempt; the part stays. */
    void leave(Path part) {
        inUse.remove(part);
    }

    /** Deletes a part that is no good, or no longer needed. */
    void drop(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            part.toFile().deleteOnExit();
        }
    }

    /** Somebody still waits for this file: its part is kept on. */
    void asked(Path part) {
        try {
            Files.setLastModifiedTime(part, FileTime.from(clock.instant()));
        } catch (NoSuchFileException none) {
            // Nothing came of it yet.
        } catch (IOException e) {
            throw new UncheckedIOException("What came of a file cannot be kept in " + folder + ".", e);
        }
    }

    /**
     * Appends to a part, from where it ends.
     *
     * @param from bytes it must have by now; 0 begins anew
     * @param size bytes it may have in the end
     * @return bytes it has then, fewer than size when the content ended early
     * @throws FileCall.Cut when the content broke off
     * @throws FileFailure when there is more of it than announced, or another process of this node writes it
     */
    long append(Path part, long from, long size, InputStream content) throws IOException {
        Files.createDirectories(folder);
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = out.tryLock()) {
            if (lock == null || (from > 0 && out.size() != from)) {
                throw new FileFailure(Kind.UNREACHABLE, "Another process of this node is fetching the same file.");
            }
            out.truncate(from);
            out.position(from);
            return copy(content, out, from, size);
        }
    }

    private static long copy(InputStream content, FileChannel out, long from, long size) throws IOException {
        long length = from;
        byte[] buffer = new byte[BUFFER];
        for (int read = read(content, buffer); read >= 0; read = read(content, buffer)) {
            length += read;
            if (length > size) {
                throw new FileFailure(Kind.ALTERED, "The other node sends more than the " + size + " bytes announced.");
            }
            write(out, ByteBuffer.wrap(buffer, 0, read));
        }
        return length;
    }

    /** What cannot be written here is not the other node's trouble. */
    private static void write(FileChannel out, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (IOException e) {
            throw new FileFailure(
                    Kind.NO_ROOM,
                    "The disk of the data folder does not take what comes of a file: " + e.getMessage()
                            + ". Make room there; it goes on by itself.");
        }
    }

    private static int read(InputStream content, byte[] buffer) {
        try {
            return content.read(buffer);
        } catch (IOException e) {
            throw new FileCall.Cut("The transfer broke off.", e);
        }
    }

    /** Deletes everything that came on a connection. */
    void forget(ConnectionId connection) {
        lying(PREFIX + connection.value() + "-*" + SUFFIX).forEach(part -> drop(part.file()));
    }

    /**
     * Deletes parts that no attempt of this process uses.
     *
     * @param before those last asked for earlier than this go
     * @param bytes of the others the longest unasked ones go, until the rest takes no more than this
     */
    int sweep(Instant before, long bytes) {
        List<Lying> idle = new ArrayList<>(lying(PREFIX + "*" + SUFFIX));
        idle.removeIf(part -> inUse.contains(part.file()));
        idle.sort(Comparator.comparing(Lying::asked).reversed());
        long kept = 0;
        int swept = 0;
        for (Lying part : idle) {
            kept += part.length();
            if (part.asked().isBefore(before) || kept > bytes) {
                kept -= part.length();
                drop(part.file());
                swept++;
            }
        }
        return swept;
    }

    private List<Lying> lying(String pattern) {
        List<Lying> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
            for (Path file : files) {
                found.add(new Lying(file, Files.getLastModifiedTime(file).toInstant(), Files.size(file)));
            }
        } catch (NoSuchFileException | DirectoryIteratorException gone) {
            return found; // another process was faster; the rest is seen the next time
        } catch (IOException e) {
            throw new UncheckedIOException("Parts of files in " + folder + " cannot be listed.", e);
        }
        return found;
    }
}
