package dev.syncline.queue;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of one connection that can go on, and those that wait for a time. Only {@link Board} touches it.
 *
 * <p>Lanes that hold nothing but back-fill go on when no other can, and once in a while all the same, so that they never
 * stand still.
 */
final class Turns {

    /** At least so often, of the turns that both sorts of lanes want, one is a back-fill's. */
    static final int EVERY = 8;

    private final Set<LaneQueue> ready = new LinkedHashSet<>();
    private final Set<LaneQueue> backFill = new LinkedHashSet<>();
    final Set<LaneQueue> waiting = new LinkedHashSet<>();
    private int overtaken;

    /** How much of the connection is being worked on. */
    int running;

    /** It stands in line with the other connections. */
    boolean inLine;

    boolean hasReady() {
        return !ready.isEmpty() || !backFill.isEmpty();
    }

    void add(LaneQueue lane) {
        (lane.isBackFill() ? backFill : ready).add(lane);
    }

    /** Lets a lane that is ready go on with those that are no back-fill, behind them. */
    void hasten(LaneQueue lane) {
        if (backFill.remove(lane)) {
            ready.add(lane);
        }
    }

    /** The lane whose turn it is; null when none can go on. */
    @Nullable
    LaneQueue next() {
        if (ready.isEmpty() || (!backFill.isEmpty() && ++overtaken >= EVERY)) {
            overtaken = 0;
            return first(backFill);
        }
        return first(ready);
    }

    private static @Nullable LaneQueue first(Set<LaneQueue> lanes) {
        LaneQueue first = lanes.isEmpty() ? null : lanes.iterator().next();
        lanes.remove(first);
        return first;
    }
}
