package dev.syncline.outgoing;

import dev.syncline.connection.ConnectionId;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Replica;
import dev.syncline.transport.FileSource;
import dev.syncline.twin.LocalSide;
import dev.syncline.twin.Twin;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Opens the files that the outgoing rule chose to send, and no others. */
@Component
class LocalFiles implements FileSource {

    private final Twins twins;
    private final LocalSide local;
    private final Pictures pictures;

    LocalFiles(Twins twins, LocalSide local, Pictures pictures) {
        this.twins = twins;
        this.local = local;
        this.pictures = pictures;
    }

    @Override
    public Optional<OpenFile> open(ConnectionId connection, UUID twin, String attachmentId, long offset) {
        TwinId id = new TwinId(twin);
        Optional<ItemRef> item = twins.find(connection, id).map(Twin::local);
        Optional<Map<?, ?>> sent = twins.lastSent(connection, id).flatMap(replica -> file(replica, attachmentId));
        if (item.isEmpty() || sent.isEmpty() || !(sent.get().get("sha256") instanceof String sha256)) {
            return Optional.empty();
        }
        long size = sent.get().get("filesize") instanceof Number number ? number.longValue() : 0;
        try {
            return bytes(item.get(), attachmentId, offset).map(content -> new OpenFile(content, size, sha256));
        } catch (TrackerFailure failure) {
            if (failure.kind() == TrackerFailure.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private Optional<InputStream> bytes(ItemRef item, String attachmentId, long offset) {
        return Picture.isId(attachmentId)
                ? pictures.open(item, attachmentId, offset)
                : Optional.of(local.connector().open(item, attachmentId, offset));
    }

    private static Optional<Map<?, ?>> file(Replica replica, String attachmentId) {
        if (replica.hub().get("attachments") instanceof List<?> files) {
            for (Object file : files) {
                if (file instanceof Map<?, ?> entry && attachmentId.equals(entry.get("id"))) {
                    return Optional.of(entry);
                }
            }
        }
        return Optional.empty();
    }
}
