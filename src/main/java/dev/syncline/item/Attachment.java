package dev.syncline.item;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file on a work item; the bytes stay with the tracker until somebody opens them.
 *
 * @param size bytes
 * @param sha256 lower-case hex digest of the bytes, where already known
 */
public record Attachment(
        String id,
        String filename,
        String mimetype,
        long size,
        @Nullable String sha256,
        boolean internal,
        @Nullable Person author,
        Instant created) {}
