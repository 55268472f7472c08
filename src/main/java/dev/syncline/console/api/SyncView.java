package dev.syncline.console.api;

import dev.syncline.connection.Connection;
import dev.syncline.script.Direction;
import dev.syncline.twin.PastSync;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One sync of an item as it passed on this side.
 *
 * @param side short name of the side where it was done; null when the connection was deleted
 * @param revision number of the rules that decided; 0 where the pair ended
 * @param changeCount how many changes there were; {@code changes} may hold fewer
 * @param said what the rule wrote to its log, or why the pair ended
 */
record SyncView(
        long id,
        UUID connection,
        UUID twin,
        Direction direction,
        @Nullable String side,
        Instant happened,
        long revision,
        String key,
        @Nullable String remoteKey,
        boolean ended,
        int changeCount,
        List<ChangeView> changes,
        @Nullable String said) {

    /** A sync and its connection, where that still exists. */
    static SyncView of(PastSync sync, @Nullable Connection connection) {
        return new SyncView(
                sync.id(),
                sync.connection().value(),
                sync.twin().value(),
                sync.direction(),
                connection == null ? null : side(sync, connection),
                sync.happened(),
                sync.revision(),
                sync.localKey(),
                sync.remoteKey(),
                sync.isEnd(),
                sync.changeCount(),
                sync.changes().stream()
                        .map(change -> ChangeView.of(sync, change))
                        .toList(),
                sync.said());
    }

    private static String side(PastSync sync, Connection connection) {
        return sync.direction() == Direction.OUTGOING ? connection.localShortName() : connection.remoteShortName();
    }
}
