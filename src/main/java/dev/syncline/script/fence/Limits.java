package dev.syncline.script.fence;

import java.time.Duration;

/**
 * What one run may use.
 *
 * @param wall from start to end, waiting for the tracker left out
 * @param cpu time on a processor
 * @param allocation bytes of memory asked for in total
 * @param depth calls inside calls
 */
public record Limits(Duration wall, Duration cpu, long allocation, int depth) {}
