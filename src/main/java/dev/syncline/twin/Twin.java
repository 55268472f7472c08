package dev.syncline.twin;

import dev.syncline.connection.ConnectionId;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Replica;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A local item and its remote counterpart under one connection.
 *
 * @param local null until the local item is created
 * @param remoteItemId the other side's id, null until it told
 * @param remoteKey the other side's human key
 * @param remoteUrl where a person opens the other side's item, where it told
 * @param doubted whether something may have been written for this pair that nobody remembers, see {@link Doubts}
 * @param recalls whether the local item was put back to an older state together with the node, and the other side has not
 *     said yet what it has
 */
public record Twin(
        TwinId id,
        ConnectionId connection,
        @Nullable ItemRef local,
        @Nullable String remoteItemId,
        @Nullable String remoteKey,
        @Nullable String remoteUrl,
        Instant since,
        @Nullable Instant lastSent,
        @Nullable Instant lastReceived,
        boolean doubted,
        boolean recalls) {

    /** Whether this is what is known of the other side's item. */
    boolean isOf(String itemId, @Nullable String key, @Nullable String url) {
        return itemId.equals(remoteItemId) && Objects.equals(key, remoteKey) && Objects.equals(url, remoteUrl);
    }

    /** Recognises the local item as the one created for this twin; the same for every attempt, and for no other. */
    public String correlationKey() {
        return new Replica(Map.of("connection", connection.toString(), "twin", id.toString()))
                .hash()
                .substring(0, 32);
    }
}
