package dev.syncline.change;

import dev.syncline.connection.ConnectionId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A filter that brings items under sync on a connection.
 *
 * @param filter in the tracker's own search syntax; empty for every item
 * @param problem why the tracker could not read the filter the last time, where it could not
 */
public record Trigger(
        UUID id,
        ConnectionId connection,
        String entityType,
        String filter,
        String notes,
        boolean active,
        @Nullable String problem,
        Instant created) {}
