package dev.syncline.worklist;

import org.jspecify.annotations.Nullable;

/**
 * One row as somebody typed it.
 *
 * @param wrong what cannot be right about it whatever the tracker says; null when nothing
 */
record TypedLine(
        int number,
        String key,
        @Nullable String remoteKey,
        @Nullable String wrong) {}
