package dev.syncline.twin;

import dev.syncline.connection.ConnectionId;
import dev.syncline.item.FieldChange;
import dev.syncline.script.Direction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sync of one item, as it passed on this side.
 *
 * @param direction OUTGOING: the change was made here and sent; INCOMING: it was made there and written here
 * @param revision number of the rules that decided; 0 where none did because the pair ended
 * @param entityType null where the incoming rule made no local item
 * @param localId null where the incoming rule made no local item
 * @param localKey empty where the incoming rule made no local item
 * @param changeCount how many changes there were; {@code changes} may hold fewer
 * @param changes the first of them, values shortened to what a list shows
 * @param who changed the item on this side; null where its tracker does not say, or where the change came in
 * @param said what the rule wrote to its log, one line each, shortened; null where it wrote nothing
 */
public record PastSync(
        long id,
        ConnectionId connection,
        TwinId twin,
        Direction direction,
        Instant happened,
        long revision,
        @Nullable String entityType,
        @Nullable String localId,
        String localKey,
        @Nullable String remoteKey,
        int changeCount,
        List<FieldChange> changes,
        @Nullable String who,
        @Nullable String said) {

    public PastSync {
        changes = List.copyOf(changes);
    }

    /** Whether the pair ended here, as {@code said} tells, and nothing was synchronised. */
    public boolean isEnd() {
        return revision == 0;
    }

    /** Who made one of its changes; null where nobody says. */
    public @Nullable String whoMade(FieldChange change) {
        return change.by() == null ? who : change.by();
    }

    /** What people call the item: its key here, else there. */
    public String title() {
        if (!localKey.isEmpty()) {
            return localKey;
        }
        return remoteKey == null ? "" : remoteKey;
    }
}
