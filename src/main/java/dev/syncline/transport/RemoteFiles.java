package dev.syncline.transport;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.fault.FreeSpace;
import dev.syncline.transport.FileFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Files of the other side. */
@Component
public class RemoteFiles {

    private static final int CUTS = 8;

    private final Connections connections;
    private final Peers peers;
    private final FileCall call;
    private final ObjectProvider<FileSource> sources;
    private final WantedFiles wantedFiles;
    private final Pickups pickups;
    private final FileParts parts;
    private final FreeSpace space;
    private final FileQuotas quotas;

    RemoteFiles(
            Connections connections,
            Peers peers,
            FileCall call,
            ObjectProvider<FileSource> sources,
            WantedFiles wantedFiles,
            Pickups pickups,
            FileParts parts,
            FreeSpace space,
            FileQuotas quotas) {
        this.connections = connections;
        this.peers = peers;
        this.call = call;
        this.sources = sources;
        this.wantedFiles = wantedFiles;
        this.pickups = pickups;
        this.parts = parts;
        this.space = space;
        this.quotas = quotas;
    }

    /** What to fetch. */
    record Wanted(Connection connection, UUID twin, String attachmentId, long size, String sha256) {}

    /**
     * Fetches what is not here yet of a file, and checks its sha-256; what came before it broke off is kept.
     *
     * @return a file the caller gives back with {@link #done} or {@link #keep}
     * @throws FileFailure when it cannot be had now, is gone, or is not what was announced
     */
    public Path fetch(ConnectionId connection, UUID twin, String attachmentId, long size, String sha256) {
        Connection found = connections
                .find(connection)
                .orElseThrow(() -> new IllegalStateException("The connection of this file was deleted."));
        Wanted wanted = new Wanted(found, twin, attachmentId, size, sha256.toLowerCase(Locale.ROOT));
        Path part = parts.of(connection, twin, attachmentId, size, wanted.sha256());
        if (!parts.take(part)) {
            throw new FileFailure(
                    Kind.UNREACHABLE, "The file " + attachmentId + " is being fetched by another attempt.");
        }
        boolean here = false;
        try {
            parts.asked(part);
            bring(wanted, part);
            here = true;
            return part;
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + attachmentId + " could not be stored in " + part + ".", e);
        } catch (FileFailure e) {
            if (e.kind() == Kind.GONE || e.kind() == Kind.ALTERED) {
                parts.drop(part);
            }
            throw e;
        } finally {
            if (!here) {
                parts.leave(part);
            }
        }
    }

    /** A file that was fetched is written: it is deleted here. */
    public void done(Path fetched) {
        parts.drop(fetched);
        parts.leave(fetched);
    }

    /** A file that was fetched could not be written: the next attempt finds it. */
    public void keep(Path fetched) {
        parts.leave(fetched);
    }

    /** Bytes of a file that are here and not written yet; 0 also where it is not known. */
    public long here(ConnectionId connection, UUID twin, String attachmentId, long size, String sha256) {
        String expected = sha256.toLowerCase(Locale.ROOT);
        long fetched = parts.length(parts.of(connection, twin, attachmentId, size, expected));
        return fetched > 0 ? fetched : wantedFiles.came(connection, twin, attachmentId, expected);
    }

    private void bring(Wanted wanted, Path part) throws IOException {
        boolean comes = wanted.connection().isFetchedFrom();
        if (isWhole(wanted, part)) {
            if (comes) {
                wantedFiles.forget(wanted);
            }
            return;
        }
        quotas.objection(wanted.connection().id(), wanted.size()).ifPresent(objection -> {
            throw new FileFailure(Kind.OVER_QUOTA, objection);
        });
        if (comes) {
            await(wanted, part);
        } else {
            for (int attempt = 0; attempt < 2; attempt++) {
                mustFit(wanted, parts.length(part));
                download(wanted, part);
                if (isWhole(wanted, part)) {
                    quotas.took(wanted.connection().id(), wanted.size());
                    return;
                }
            }
            throw altered(wanted);
        }
    }

    /** Before a byte of it is on its way. */
    private void mustFit(Wanted file, long here) {
        space.lackFor(file.size() - here).ifPresent(lack -> {
            throw new FileFailure(
                    Kind.NO_ROOM, "The file %s has %d bytes and %s".formatted(file.attachmentId(), file.size(), lack));
        });
    }

    /** Whether all of it is here; as many bytes that are others are deleted. */
    private boolean isWhole(Wanted wanted, Path part) throws IOException {
        if (!Files.exists(part) || Files.size(part) < wanted.size()) {
            return false;
        }
        boolean whole = Files.size(part) == wanted.size() && sha256(part).equals(wanted.sha256());
        if (!whole) {
            parts.drop(part);
        }
        return whole;
    }

    /** A file that the other side has to bring: the whole of it, once it is there. */
    private void await(Wanted file, Path part) throws IOException {
        WantedFiles.Wanted wanted = wantedFiles.want(file);
        if (wanted.failure() != null) {
            wantedFiles.forget(wanted.id());
            throw new FileFailure(wanted.failure(), "The other side cannot give the file " + file.attachmentId() + ".");
        }
        Path came = wantedFiles.part(wanted.id());
        long length = parts.length(came);
        if (length == file.size() && Files.exists(came)) {
            check(file, wanted, came);
            Files.move(came, part, StandardCopyOption.ATOMIC_MOVE);
            wantedFiles.forget(wanted.id());
            quotas.took(file.connection().id(), file.size());
            return;
        }
        mustFit(file, length);
        pickups.tell(file.connection().id());
        throw new FileFailure(
                Kind.UNREACHABLE,
                "The other side cannot be called and brings the file %s itself; %d of %d bytes are here."
                        .formatted(file.attachmentId(), length, file.size()));
    }

    private void check(Wanted file, WantedFiles.Wanted wanted, Path came) throws IOException {
        if (sha256(came).equals(file.sha256())) {
            return;
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

    private void download(Wanted wanted, Path file) throws IOException {
        if (wanted.connection().type() == Connection.Type.LOCAL) {
            copy(wanted, file);
            return;
        }
        int cuts = 0;
        while (true) {
            long before = parts.length(file);
            try {
                call.fetch(wanted, file, before);
                return;
            } catch (FileCall.Cut e) {
                cuts = parts.length(file) > before ? 0 : cuts + 1;
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
        long from = parts.length(file);
        FileSource.OpenFile open = sources.stream()
                .flatMap(source -> source.open(other, wanted.twin(), wanted.attachmentId(), from).stream())
                .findFirst()
                .orElseThrow(() -> new FileFailure(
                        Kind.GONE, "The other side no longer has the file " + wanted.attachmentId() + "."));
        try (InputStream content = open.content()) {
            parts.append(file, from, wanted.size(), content);
        } catch (FileCall.Cut e) {
            throw new FileFailure(
                    Kind.UNREACHABLE, "The file " + wanted.attachmentId() + " could not be read: " + e.getMessage());
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(content);
        }
    }
}
