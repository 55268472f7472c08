package dev.syncline.item;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something said on a work item.
 *
 * @param body HTML or plain text, as the tracker keeps it
 * @param internal true when the requester must not see it
 */
public record Comment(
        String id, String body, boolean internal, @Nullable Person author, Instant created, Instant updated) {}
