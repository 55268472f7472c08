package dev.syncline.trial;

import org.jspecify.annotations.Nullable;

/**
 * What would have stopped the item.
 *
 * @param line line of the rule, 0 when it is not the rule's or not known
 * @param message what happened, with the value that was at hand
 * @param remedy what to do next, where that is more than reading the message
 */
public record TrialFault(int line, String message, @Nullable String remedy) {}
