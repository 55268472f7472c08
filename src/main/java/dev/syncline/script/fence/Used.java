package dev.syncline.script.fence;

import java.time.Duration;

/**
 * What a run used of its limits.
 *
 * @param wall from start to end, waiting for the tracker left out
 * @param cpu time on a processor
 * @param allocated bytes of memory asked for in total
 */
public record Used(Duration wall, Duration cpu, long allocated) {}
