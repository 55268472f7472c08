package dev.syncline.console.dashboard;

import dev.syncline.queue.Counts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the node stands at one instant; page, metrics and whoever else tells numbers take them from here.
 *
 * @param underSync items under sync on this side
 * @param counts accepted = queued + in flight + parked + done
 * @param lag how long the oldest work waits that is not parked; null when none does
 * @param lastHour syncs in the last 60 minutes
 * @param errors open errors
 * @param partnersAway connections whose other node takes nothing, or is not heard of
 * @param trackerAway 1 while this node's tracker tells of no changes, otherwise 0
 */
public record Figures(
        long underSync,
        Counts counts,
        @Nullable Duration lag,
        long lastHour,
        long errors,
        long partnersAway,
        long trackerAway) {

    /** The lag as people read it. */
    String lagText() {
        if (lag == null) {
            return "–";
        }
        long seconds = lag.toSeconds();
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h";
    }
}
