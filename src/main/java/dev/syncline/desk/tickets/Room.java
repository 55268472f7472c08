package dev.syncline.desk.tickets;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Room for files on the disk of the data folder; as much as the node itself needs stays free. */
@Component
class Room {

    private final Path data;
    private final long least;

    Room(@Value("${syncline.data}") Path data, @Value("${syncline.transport.free-space:256MB}") DataSize least) {
        this.data = data;
        this.least = least.toBytes();
    }

    /** Refuses a file of which so many bytes are still to come and do not fit. */
    void mustHold(long bytes) {
        // Not Files.getFileStore: it fails where the mount table does not name the folder's mount, as in a chroot.
        long free = data.toFile().getUsableSpace();
        if (free - least < bytes) {
            throw new TrackerFailure(
                    Kind.NO_ROOM,
                    ("The disk of this desk has no room for a file that needs %d bytes more: %d are free, and %d stay free"
                                    + " (syncline.transport.free-space). Let its administrator make room, then send it again.")
                            .formatted(bytes, free, least));
        }
    }
}
