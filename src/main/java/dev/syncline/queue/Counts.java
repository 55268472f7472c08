package dev.syncline.queue;

/** accepted = queued + inFlight + parked + done, at any instant. */
public record Counts(long accepted, long queued, long inFlight, long parked, long done) {}
