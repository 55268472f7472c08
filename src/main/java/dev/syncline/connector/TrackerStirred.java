package dev.syncline.connector;

/** Published when a tracker may have new changes, so that nobody waits for the next poll. Losing it costs only time. */
public record TrackerStirred(String tracker) {}
