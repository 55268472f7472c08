package dev.syncline.transport;

import dev.syncline.connection.ConnectionId;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;

/** Opens local files that the other side may fetch: only those of items under sync on that connection. */
public interface FileSource {

    Optional<OpenFile> open(ConnectionId connection, UUID twin, String attachmentId, long offset);

    /** A file being read; the reader closes it. */
    record OpenFile(InputStream content, long size, String sha256) {}
}
