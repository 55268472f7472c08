package dev.syncline.console.api;

import dev.syncline.console.dashboard.Figures;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How the node stands, in the dashboard's numbers. */
record FiguresView(
        long underSync,
        long accepted,
        long queued,
        long inFlight,
        long parked,
        long done,
        @Nullable Long oldestWaitingSeconds,
        long syncsInTheLastHour,
        long errors,
        long partnersUnreachable,
        long trackerUnreachable) {

    static FiguresView of(Figures figures) {
        Duration lag = figures.lag();
        return new FiguresView(
                figures.underSync(),
                figures.counts().accepted(),
                figures.counts().queued(),
                figures.counts().inFlight(),
                figures.counts().parked(),
                figures.counts().done(),
                lag == null ? null : lag.toSeconds(),
                figures.lastHour(),
                figures.errors(),
                figures.partnersAway(),
                figures.trackerAway());
    }
}
