package dev.syncline.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is told at once: the new faults of one connection and one kind.
 *
 * @param title one line
 * @param connection its name; null for the node
 * @param kind in words, such as {@code incoming rule}
 * @param count how many faults are new
 * @param faults the first of them
 * @param link where the console lists them; null when this node has no public address
 */
record Notice(
        UUID id,
        Instant at,
        String title,
        String node,
        @Nullable String connection,
        String level,
        String kind,
        long count,
        List<Line> faults,
        @Nullable String link) {

    /** One fault in words. */
    record Line(@Nullable String item, String message, String remedy) {}
}
