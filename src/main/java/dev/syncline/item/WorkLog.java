package dev.syncline.item;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work somebody booked on a work item.
 *
 * @param comment what was done; may be empty
 * @param seconds how long it took
 * @param started when it began
 * @param internal true when the requester must not see it
 */
public record WorkLog(
        String id,
        String comment,
        long seconds,
        Instant started,
        boolean internal,
        @Nullable Person author,
        Instant created,
        Instant updated) {}
