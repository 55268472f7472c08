package dev.syncline.queue;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What this process knows of the lanes in its shards, and whose turn it is. Nothing here is durable. */
@Component
class Board {

    private final QueueSettings settings;
    private final Map<String, LaneQueue> lanes = new HashMap<>();
    private final Line line;
    private final Flights flights = new Flights();
    private final KnownRows known = new KnownRows();
    private final Readings readings = new Readings();
    private boolean closed;

    Board(Clock clock, QueueSettings settings) {
        this.settings = settings;
        this.line = new Line(settings.cap(), clock);
    }

    Readings readings() {
        return readings;
    }

    KnownRows known() {
        return known;
    }

    /** Takes a row that was just committed, by this process or, seen late, by another. */
    synchronized void hand(Row row) {
        if (!readings.holds(row.shard()) || known.contains(row.id())) {
            return;
        }
        String name = row.work().lane().name();
        LaneQueue lane = lanes.get(name);
        if (lane == null) {
            if (readings.leavesOut(row) || readings.full(row, lanes.size(), settings)) {
                return;
            }
            lane = open(row);
            if (readings.doubts(row)) {
                lane.readAgain();
            } else {
                append(lane, row);
            }
        } else if (lane.more || !readings.alone() || lane.rows.size() >= LaneQueue.WINDOW) {
            lane.readAgain();
        } else {
            append(lane, row);
        }
        place(lane);
    }

    /** Takes a row read in id order from the beginning of a shard or connection. */
    synchronized void found(Row row) {
        if (!readings.holds(row.shard()) || known.contains(row.id())) {
            return;
        }
        LaneQueue lane = lanes.get(row.work().lane().name());
        if (lane == null && readings.full(row, lanes.size(), settings)) {
            return;
        }
        boolean gap = lane == null && readings.lacks(row.shard());
        lane = lane == null ? open(row) : lane;
        if (gap || lane.more || lane.rows.size() >= LaneQueue.WINDOW) {
            lane.readAgain();
        } else {
            append(lane, row);
        }
        place(lane);
    }

    /** The lanes' first rows are about to be read. */
    synchronized void reading(List<LaneQueue> begun) {
        begun.forEach(lane -> lane.dirty = false);
    }

    /** Takes the first rows of a lane, as the table has them; {@code complete} when there are no more. */
    synchronized void filled(String name, List<Row> rows, boolean complete) {
        LaneQueue lane = lanes.get(name);
        if (lane == null) {
            return;
        }
        boolean cut = false;
        for (Row row : rows) {
            if (known.contains(row.id())) {
                continue;
            }
            if (lane.rows.size() >= LaneQueue.WINDOW) {
                cut = true;
                break;
            }
            append(lane, row);
        }
        lane.more = cut || !complete || lane.dirty;
        place(lane);
    }

    /** Waits for a row that may be worked on; null when the board closed. */
    @Nullable
    Row take() throws InterruptedException {
        while (true) {
            line.await();
            synchronized (this) {
                if (closed) {
                    return null;
                }
                Turns turns = line.next();
                if (turns == null) {
                    continue;
                }
                LaneQueue lane = turns.next();
                Row row = lane == null || lane.dropped ? null : start(lane, turns);
                line.enlist(turns);
                if (row != null) {
                    return row;
                }
            }
        }
    }

    private @Nullable Row start(LaneQueue lane, Turns turns) {
        lane.ready = false;
        Row head = lane.head();
        if (head == null) {
            place(lane);
            return null;
        }
        lane.rows.remove(head.id());
        lane.running = true;
        turns.running++;
        flights.start(head, lane, turns);
        return head;
    }

    /** What waits behind a row that is in flight, as far as it is in memory. */
    synchronized List<Row> behind(Row row) {
        return List.copyOf(flights.of(row).lane().rows.values());
    }

    /** The handler is through with it, in flight until it {@link #left}, and with rows behind it; returns those still there. */
    synchronized List<Row> done(Row row, List<Row> behind) {
        LaneQueue lane = land(row);
        List<Row> gone = lane.without(behind);
        place(lane);
        return gone;
    }

    /** These rows are no longer in the table. */
    synchronized void left(Collection<Long> ids) {
        flights.land(ids);
        known.leave(ids);
    }

    /** The row goes back to the head of its lane, to wait or to be looked at. */
    synchronized void back(Row row) {
        LaneQueue lane = land(row);
        boolean woken = !row.parked() && flights.isWoken(row);
        flights.land(row);
        if (lane.dropped) {
            known.forget(row.id());
        } else {
            lane.rows.put(row.id(), woken ? row.woken() : row);
            place(lane);
        }
    }

    /** The gate is closed: the lane leaves the board until its connection is looked at again. */
    synchronized void shut(Row row, UUID connection) {
        if (flights.isWoken(row)) {
            // It opened while the worker was looking at it.
            back(row);
            return;
        }
        LaneQueue lane = land(row);
        flights.land(row);
        known.forget(row.id());
        readings.holdBack(connection, row.work().kind());
        drop(lane);
    }

    private LaneQueue land(Row row) {
        Flights.Flight flight = flights.of(row);
        flight.lane().running = false;
        flight.turns().running--;
        line.enlist(flight.turns());
        return flight.lane();
    }

    /** Reads a lane again: somebody changed its rows. */
    synchronized void reload(Lane name) {
        if (!readings.holds(name.shard())) {
            return;
        }
        LaneQueue lane = lanes.computeIfAbsent(name.name(), key -> new LaneQueue(key, name.shard()));
        lane.rows.keySet().forEach(known::forget);
        lane.rows.clear();
        line.leave(lane);
        lane.readAgain();
        place(lane);
    }

    /** Drops what waits of a connection that was deleted. */
    synchronized void forget(UUID connection) {
        List<LaneQueue> all = List.copyOf(lanes.values());
        all.stream().filter(lane -> lane.isOf(connection)).forEach(this::drop);
    }

    /** Lets waiting work of a connection go on; of every kind when none is given. */
    synchronized void wake(UUID connection, @Nullable String kind) {
        readings.reopen(connection);
        flights.wake(connection, kind);
        line.wake(connection, kind);
    }

    /** Lets work go on whose time has come. */
    synchronized void wakeDue() {
        line.wakeDue();
    }

    /** Drops the lanes of shards this process gave up. */
    synchronized void release(Set<Integer> shards) {
        readings.release(shards);
        List<LaneQueue> all = List.copyOf(lanes.values());
        all.stream().filter(lane -> shards.contains(lane.shard)).forEach(this::drop);
    }

    Flights flights() {
        return flights;
    }

    synchronized boolean hasRoom() {
        return lanes.size() < Math.max(1, settings.lanes() / 4);
    }

    /** Hands out again after it was closed. */
    synchronized void reopen() {
        closed = false;
        line.callBack();
    }

    /** Hands out nothing more. */
    synchronized void close() {
        closed = true;
        line.dismiss();
    }

    private LaneQueue open(Row row) {
        LaneQueue lane = new LaneQueue(row.work().lane().name(), row.shard());
        lanes.put(lane.name, lane);
        return lane;
    }

    private void append(LaneQueue lane, Row row) {
        known.add(row.id());
        lane.rows.put(row.id(), row);
        if (lane.ready && !row.work().backFill()) {
            line.hasten(lane, row);
        }
    }

    private void drop(LaneQueue lane) {
        lane.dropped = true;
        lanes.remove(lane.name);
        lane.rows.keySet().forEach(known::forget);
        line.leave(lane);
        readings.filled(lane);
    }

    /** Puts a lane where it belongs now: in line, among the waiting, to be read, or away. */
    private void place(LaneQueue lane) {
        if (lane.dropped || lane.running || lane.ready) {
            return;
        }
        Row head = lane.head();
        if (head == null) {
            if (lane.more) {
                readings.fill(lane);
            } else {
                lanes.remove(lane.name);
                lane.dropped = true;
            }
        } else if (!head.parked()) {
            line.join(lane, head);
        }
    }
}
