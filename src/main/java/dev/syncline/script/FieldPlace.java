package dev.syncline.script;

import org.jspecify.annotations.Nullable;

/**
 * The items whose fields are meant.
 *
 * @param entityType as the tracker calls it; null where a rule has not said so yet
 * @param template what the items are made from, in trackers whose templates carry fields of their own; null for any
 */
public record FieldPlace(
        @Nullable String entityType, @Nullable String template) {}
