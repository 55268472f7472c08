package dev.syncline.connector;

import dev.syncline.item.ItemRef;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * One line of a tracker's listing by time of change.
 *
 * @param mark whatever else the listing tells that differs when the item does; empty for nothing
 */
public record StampedRow(ItemRef item, Instant stamp, String mark, boolean deleted) {

    /** The same for two lines that look alike, and for no others. */
    long hash() {
        String line = String.join(
                "\n", item.entityType(), item.id(), String.valueOf(stamp.toEpochMilli()), deleted ? "-" : "+", mark);
        return ByteBuffer.wrap(DigestUtils.sha256(line)).getLong();
    }
}
