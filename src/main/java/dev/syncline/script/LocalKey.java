package dev.syncline.script;

import org.jspecify.annotations.Nullable;

/** A local item as rules name it. */
public record LocalKey(
        String id, @Nullable String key, @Nullable String entityType) {}
