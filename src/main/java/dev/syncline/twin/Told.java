package dev.syncline.twin;

import dev.syncline.item.MessageNumber;

/**
 * The message that told last that a field of the replica was changed by people here.
 *
 * @param version of that message
 */
public record Told(MessageNumber number, long version) {}
