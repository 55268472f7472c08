package dev.syncline.console.api;

import dev.syncline.console.triggers.Standing;
import dev.syncline.item.ItemRef;
import java.util.List;

/**
 * Items that a trigger matches now.
 *
 * @param more whether there are others
 */
record MatchesView(List<Match> items, boolean more) {

    /**
     * One of them.
     *
     * @param standing how it stands on the trigger's connection
     */
    record Match(String entityType, String id, String key, Standing standing) {

        static Match of(ItemRef item, Standing standing) {
            return new Match(item.entityType(), item.id(), item.key(), standing);
        }
    }
}
