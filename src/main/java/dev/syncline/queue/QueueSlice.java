package dev.syncline.queue;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which waiting work somebody looks at.
 *
 * @param connection only of this connection; null for all
 * @param kind only of this kind, or of every other; null for all
 * @param others whether {@code kind} is left out instead of looked at
 * @param lanes only of these lanes; null for all
 * @param after only what has a higher number; 0 for all
 */
public record QueueSlice(
        @Nullable UUID connection,
        @Nullable String kind,
        boolean others,
        @Nullable List<Lane> lanes,
        long after) {

    /** Everything. */
    public static QueueSlice all(@Nullable UUID connection) {
        return new QueueSlice(connection, null, false, null, 0);
    }

    /** The same after another number. */
    public QueueSlice after(long number) {
        return new QueueSlice(connection, kind, others, lanes, number);
    }

    /** Whether it is clear without looking that there is nothing. */
    boolean isNothing() {
        return lanes != null && lanes.isEmpty();
    }
}
