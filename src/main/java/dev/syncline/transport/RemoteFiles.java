package dev.syncline.transport;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.transport.FileFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Files of the other side. */
@Component
public class RemoteFiles {

    private static final int CUTS = 8;
    static final String PREFIX = "fetched-";
    static final String SUFFIX = ".part";

    private final Connections connections;
    private final Peers peers;
    private final FileCall call;
    private final ObjectProvider<FileSource> sources;
    private final WantedFiles wantedFiles;
    private final Pickups pickups;
    private final Path folder;
    private final Set<Path> inUse = ConcurrentHashMap.newKeySet();

    RemoteFiles(
            Connections connections,
            Peers peers,
            FileCall call,
            ObjectProvider<FileSource> sources,
            WantedFiles wantedFiles,
            Pickups pickups,
            @Value("${syncline.data}") Path data) {
        this.connections = connections;
        this.peers = peers;
        this.call = call;
        this.sources = sources;
        this.wantedFiles = wantedFiles;
        this.pickups = pickups;
        this.folder = data.resolve("tmp");
    }

    /**
     * Fetches a file into a temporary one, resuming after cuts, and checks its sha-256.
     *
     * @return a file the caller deletes when done, or gives back with {@link #done}
     * @throws FileFailure when it cannot be had now, is gone, or is not what was announced
     */
    public Path fetch(ConnectionId connection, UUID twin, String attachmentId, long size, String sha256) {
        Connection found = connections
                .find(connection)
                .orElseThrow(() -> new IllegalStateException("The connection of this file was deleted."));
        String expected = sha256.toLowerCase(Locale.ROOT);
        if (found.isFetchedFrom()) {
            return brought(new Wanted(found, twin, attachmentId, size, expected));
        }
        Path file = temporary();
        try {
            for (int attempt = 0; attempt < 2; attempt++) {
                Wanted wanted = new Wanted(found, twin, attachmentId, size, expected);
                download(wanted, file);
                if (Files.size(file) == size && sha256(file).equals(expected)) {
                    return file;
                }
                Files.newByteChannel(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                        .close();
            }
            throw altered(new Wanted(found, twin, attachmentId, size, expected));
        } catch (IOException e) {
            done(file);
            throw new UncheckedIOException("The file " + attachmentId + " could not be stored in " + folder + ".", e);
        } catch (RuntimeException | Error e) {
            done(file);
            throw e;
        }
    }

    /** A file that the other side has to bring: the whole of it, once it is there. */
    private Path brought(Wanted file) {
        WantedFiles.Wanted wanted = wantedFiles.want(file);
        Path part = wantedFiles.part(wanted.id());
        try {
            if (wanted.failure() != null) {
                wantedFiles.forget(wanted.id());
                throw new FileFailure(
                        wanted.failure(), "The other side cannot give the file " + file.attachmentId() + ".");
            }
            long length = wantedFiles.length(wanted.id());
            if (length == file.size() && Files.exists(part)) {
                return checked(file, wanted, part);
            }
            pickups.tell(file.connection().id());
            throw new FileFailure(
                    Kind.UNREACHABLE,
                    "The other side cannot be called and brings the file %s itself; %d of %d bytes are here."
                            .formatted(file.attachmentId(), length, file.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file.attachmentId() + " cannot be read in " + folder + ".", e);
        }
    }

    private Path checked(Wanted file, WantedFiles.Wanted wanted, Path part) throws IOException {
        if (sha256(part).equals(file.sha256())) {
            inUse.add(part);
            wantedFiles.forget(wanted.id());
            return part;
        }
        wantedFiles.spoilt(wanted.id());
        if (wanted.spoilt() > 0) {
            wantedFiles.forget(wanted.id());
            throw altered(file);
        }
        pickups.tell(file.connection().id());
        throw new FileFailure(
                Kind.UNREACHABLE,
                "What came of the file " + file.attachmentId() + " is damaged; it is asked for again.");
    }

    private static FileFailure altered(Wanted file) {
        return new FileFailure(
                Kind.ALTERED,
                "The file %s of the other side is not the one it announced (%d bytes, sha-256 %s), also when fetched again."
                        .formatted(file.attachmentId(), file.size(), file.sha256()));
    }

    /** Deletes a file that was fetched and is not needed any more. */
    public void done(Path fetched) {
        delete(fetched);
        inUse.remove(fetched);
    }

    /** Deletes files of interrupted transfers: those last written before a moment that no transfer here uses. */
    int sweep(Instant before) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        int swept = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path file : files) {
                if (!inUse.contains(file)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    swept += Files.deleteIfExists(file) ? 1 : 0;
                }
            }
        } catch (NoSuchFileException | DirectoryIteratorException gone) {
            return swept; // another process was faster; the rest is swept the next time
        } catch (IOException e) {
            throw new UncheckedIOException("Files of interrupted transfers in " + folder + " cannot be deleted.", e);
        }
        return swept;
    }

    /** What to fetch. */
    record Wanted(Connection connection, UUID twin, String attachmentId, long size, String sha256) {}

    private void download(Wanted wanted, Path file) throws IOException {
        if (wanted.connection().type() == Connection.Type.LOCAL) {
            copy(wanted, file);
            return;
        }
        int cuts = 0;
        while (true) {
            long before = Files.size(file);
            try {
                call.fetch(wanted, file, before);
                return;
            } catch (FileCall.Cut e) {
                cuts = Files.size(file) > before ? 0 : cuts + 1;
                if (cuts >= CUTS) {
                    peers.missed(wanted.connection());
                    throw new FileFailure(
                            Kind.UNREACHABLE,
                            "The file " + wanted.attachmentId() + " could not be fetched: " + e.getMessage());
                }
            }
        }
    }

    private void copy(Wanted wanted, Path file) throws IOException {
        ConnectionId other = wanted.connection().remoteId();
        if (other == null) {
            throw new FileFailure(Kind.UNREACHABLE, "The other side of this connection is not there yet.");
        }
        if (connections
                .find(other)
                .filter(side -> side.status() == Connection.Status.DEACTIVATED)
                .isPresent()) {
            throw new FileFailure(
                    Kind.UNREACHABLE,
                    "The other side of this connection is deactivated; the file comes once it is activated.");
        }
        FileSource.OpenFile open = sources.stream()
                .flatMap(source -> source.open(other, wanted.twin(), wanted.attachmentId(), 0).stream())
                .findFirst()
                .orElseThrow(() -> new FileFailure(
                        Kind.GONE, "The other side no longer has the file " + wanted.attachmentId() + "."));
        try (InputStream content = open.content();
                OutputStream out = Files.newOutputStream(file)) {
            content.transferTo(out);
        }
    }

    private Path temporary() {
        try {
            Files.createDirectories(folder);
            Path file = Files.createTempFile(folder, PREFIX, SUFFIX);
            inUse.add(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary file can be made in " + folder + ".", e);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(content);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
