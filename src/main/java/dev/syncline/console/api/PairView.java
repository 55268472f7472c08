package dev.syncline.console.api;

import dev.syncline.item.ItemRef;
import dev.syncline.twin.Twin;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A pair of items as programs see it; what is not known yet is null. */
record PairView(
        UUID twin,
        UUID connection,
        @Nullable String entityType,
        @Nullable String id,
        @Nullable String key,
        @Nullable String remoteId,
        @Nullable String remoteKey,
        @Nullable String remoteUrl,
        Instant since,
        @Nullable Instant lastSent,
        @Nullable Instant lastReceived) {

    static PairView of(Twin twin) {
        ItemRef local = twin.local();
        return new PairView(
                twin.id().value(),
                twin.connection().value(),
                local == null ? null : local.entityType(),
                local == null ? null : local.id(),
                local == null ? null : local.key(),
                twin.remoteItemId(),
                twin.remoteKey(),
                twin.remoteUrl(),
                twin.since(),
                twin.lastSent(),
                twin.lastReceived());
    }
}
