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

    LocalFiles(Twins twins, LocalSide local) {
        this.twins = twins;
        this.local = local;
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
            return Optional.of(new OpenFile(local.connector().open(item.get(), attachmentId, offset), size, sha256));
        } catch (TrackerFailure failure) {
            if (failure.kind() == TrackerFailure.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
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
