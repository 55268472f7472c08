package dev.syncline.twin;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.item.FieldChanges;
import dev.syncline.item.Item;
import org.jspecify.annotations.Nullable;

/**
 * Whether a number still stands for the item under sync.
 *
 * <p>A tracker that was restored from a backup gives the numbers of what was lost to new items. When an item was made
 * never changes, so another time tells that it is another item.
 */
public final class SameItem {

    private static final String CREATED = "created";

    private SameItem() {}

    /**
     * Refuses to go on with another item.
     *
     * @param known the item as it was last known; null when it never was
     * @throws TrackerFailure of kind NOT_FOUND
     */
    public static void check(@Nullable Item known, Item item) {
        Object before = known == null ? null : known.fields().get(CREATED);
        Object now = item.fields().get(CREATED);
        if (before != null && now != null && !FieldChanges.same(before, now)) {
            throw new TrackerFailure(
                    Kind.NOT_FOUND,
                    "%s is another item than the one under sync: that one was made at %s, this one at %s. The tracker gave its number again, as after a restore from a backup. Take %s off sync, so that it goes its own way; the other side keeps its item."
                            .formatted(item.ref().key(), before, now, item.ref().key()));
        }
    }
}
