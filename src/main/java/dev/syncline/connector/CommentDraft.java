package dev.syncline.connector;

import org.jspecify.annotations.Nullable;

/**
 * A comment to be written.
 *
 * @param executor key of the person to write as, where the tracker allows it; null for the acting user
 */
public record CommentDraft(
        String body, boolean internal, @Nullable String executor) {}
