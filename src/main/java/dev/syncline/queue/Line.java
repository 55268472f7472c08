package dev.syncline.queue;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Connections in line for workers, in turn, each with no more than its cap. Guarded by {@link Board}. */
final class Line {

    private final Map<UUID, Turns> connections = new HashMap<>();
    private final ArrayDeque<Turns> line = new ArrayDeque<>();
    private final Semaphore places = new Semaphore(0);
    private final int cap;
    private final Clock clock;

    Line(int cap, Clock clock) {
        this.cap = cap;
        this.clock = clock;
    }

    /** Waits until somebody stands in line; called without the board's lock. */
    void await() throws InterruptedException {
        places.acquire();
    }

    /** Lets every worker go home. */
    void dismiss() {
        places.release(1 << 20);
    }

    /** Takes back what {@link #dismiss} gave to workers that are gone. */
    void callBack() {
        places.drainPermits();
        places.release(line.size());
    }

    /** The connection whose turn it is. */
    @Nullable
    Turns next() {
        Turns turns = line.poll();
        if (turns != null) {
            turns.inLine = false;
        }
        return turns;
    }

    void enlist(Turns turns) {
        if (!turns.inLine && turns.running < cap && turns.hasReady()) {
            turns.inLine = true;
            line.add(turns);
            places.release();
        }
    }

    /** Puts a lane in line, or among the waiting while its head's time has not come. */
    void join(LaneQueue lane, Row head) {
        Turns turns = connections.computeIfAbsent(key(head), id -> new Turns());
        if (isDue(head)) {
            leave(lane);
            getReady(lane, turns);
        } else {
            leave(lane);
            turns.waiting.add(lane);
            lane.waiting = turns;
        }
    }

    /** A lane that stands in line got work that is no back-fill. */
    void hasten(LaneQueue lane, Row row) {
        Turns turns = connections.get(key(row));
        if (turns != null) {
            turns.hasten(lane);
        }
    }

    private static UUID key(Row row) {
        return Objects.requireNonNullElse(row.work().connection(), DoneCounts.NOBODY);
    }

    void leave(LaneQueue lane) {
        if (lane.waiting != null) {
            lane.waiting.waiting.remove(lane);
            lane.waiting = null;
        }
    }

    void wake(UUID connection, @Nullable String kind) {
        Turns turns = connections.get(connection);
        if (turns != null) {
            goOn(turns, head -> kind == null || head.wakesWith(kind), Row::woken);
        }
    }

    void wakeDue() {
        connections.values().forEach(turns -> goOn(turns, this::isDue, Row::due));
        connections
                .values()
                .removeIf(turns -> turns.running == 0 && !turns.inLine && !turns.hasReady() && turns.waiting.isEmpty());
    }

    private boolean isDue(Row row) {
        return row.nextTry() == null || !row.nextTry().isAfter(clock.instant());
    }

    private void goOn(Turns turns, Predicate<Row> which, UnaryOperator<Row> how) {
        for (Iterator<LaneQueue> waiting = turns.waiting.iterator(); waiting.hasNext(); ) {
            LaneQueue lane = waiting.next();
            Row head = Objects.requireNonNull(lane.head());
            if (which.test(head)) {
                waiting.remove();
                lane.waiting = null;
                lane.rows.put(head.id(), how.apply(head));
                getReady(lane, turns);
            }
        }
    }

    private void getReady(LaneQueue lane, Turns turns) {
        lane.ready = true;
        turns.add(lane);
        enlist(turns);
    }
}
