package dev.syncline.item;

import org.jspecify.annotations.Nullable;

/** Somebody a tracker knows; any part may be hidden by the tracker's permissions. */
public record Person(
        @Nullable String key,
        @Nullable String username,
        @Nullable String email,
        @Nullable String displayName,
        boolean active) {}
