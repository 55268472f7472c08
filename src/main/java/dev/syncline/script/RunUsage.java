package dev.syncline.script;

import java.time.Duration;
import java.util.List;

/**
 * What one run used and said; known also of a run that failed.
 *
 * @param wall from start to end, waiting for the tracker left out
 * @param cpu time of its own on a processor
 * @param allocated bytes of memory it asked for, whether it kept them or not
 * @param log what the rule wrote to {@code log}, one line each
 */
public record RunUsage(Duration wall, Duration cpu, long allocated, List<String> log) {

    public RunUsage {
        log = List.copyOf(log);
    }
}
