package dev.syncline.change;

import dev.syncline.connection.ConnectionId;
import dev.syncline.twin.TwinId;
import org.jspecify.annotations.Nullable;

/**
 * Published in the same transaction when two existing items became a pair, or could not.
 *
 * @param item what people call ours
 * @param remoteKey what people call theirs, where it is known
 * @param refusal why they are no pair; null when they are
 * @param asked whether this side asked for it
 */
public record ConnectEnded(
        ConnectionId connection,
        TwinId twin,
        String item,
        @Nullable String remoteKey,
        @Nullable String refusal,
        boolean asked) {}
