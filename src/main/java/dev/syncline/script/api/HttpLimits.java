package dev.syncline.script.api;

import java.time.Duration;

/**
 * How much of the tracker's own interface one run may use.
 *
 * @param calls how many it may make
 * @param bytes the largest body, each way
 * @param time how long all its calls together may take
 */
public record HttpLimits(int calls, long bytes, Duration time) {}
