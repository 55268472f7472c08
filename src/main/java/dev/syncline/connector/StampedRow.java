package dev.syncline.connector;

import dev.syncline.item.ItemRef;
import java.time.Instant;

/**
 * One line of a tracker's listing by time of change.
 *
 * @param mark whatever else the listing tells that differs when the item does; empty for nothing
 */
public record StampedRow(ItemRef item, Instant stamp, String mark, boolean deleted) {

    String name() {
        return item.entityType() + " " + item.id();
    }

    String print() {
        return stamp.toEpochMilli()
                + (deleted ? "-" : "+")
                + (mark.isEmpty() ? "" : Integer.toHexString(mark.hashCode()));
    }
}
