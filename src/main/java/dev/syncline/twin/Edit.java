package dev.syncline.twin;

import dev.syncline.item.MessageNumber;
import org.jspecify.annotations.Nullable;

/**
 * A change of a local field that the other side is not known to have heard of.
 *
 * @param number the message that told it
 * @param version of that message
 * @param knew version of the last message of the other side that was applied before
 * @param before what the field held until then
 */
public record Edit(
        MessageNumber number,
        long version,
        long knew,
        @Nullable Object before) {}
