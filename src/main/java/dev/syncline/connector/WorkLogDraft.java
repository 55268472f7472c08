package dev.syncline.connector;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work to be booked.
 *
 * @param seconds how long it took, more than 0
 * @param started when it began; null means the present moment
 * @param author key of the person who worked; null for the acting user
 */
public record WorkLogDraft(
        String comment,
        long seconds,
        @Nullable Instant started,
        boolean internal,
        @Nullable String author) {}
