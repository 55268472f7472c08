package dev.syncline.queue;

/**
 * Work was left out for good; published in the transaction that drops it.
 *
 * @param reason why, in the words of who decided it
 */
public record WorkSkipped(Work work, String reason) {}
