package dev.syncline.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that reads the table: new shards, long lanes, reopened connections, other processes' rows. */
final class Loader implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Loader.class);
    private static final int PAGE = 1000;
    private static final int LANES = 64;

    /** Rows of the last ticks are read again, for transactions that committed late. */
    private static final int SLACK = 10;

    private final Board board;
    private final Readings readings;
    private final WorkRows rows;
    private final Gates gates;
    private final Notices notices;
    private final Presence presence;
    private final long[] seen = new long[SLACK];
    private volatile boolean stopped;
    private boolean failing;
    private long ticks;

    Loader(Board board, WorkRows rows, Gates gates, Notices notices, Presence presence) {
        this.board = board;
        this.readings = board.readings();
        this.rows = rows;
        this.gates = gates;
        this.notices = notices;
        this.presence = presence;
    }

    void stop() {
        stopped = true;
        readings.bell().release();
    }

    @Override
    public void run() {
        long nextTick = System.nanoTime();
        while (!stopped) {
            try {
                long now = System.nanoTime();
                if (now - nextTick >= 0) {
                    nextTick = now + TimeUnit.SECONDS.toNanos(1);
                    tick();
                }
                readings.bell().tryAcquire(Math.max(0, nextTick - System.nanoTime()), TimeUnit.NANOSECONDS);
                readings.bell().drainPermits();
                read();
                failing = false;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                complain(e);
            }
        }
    }

    private void complain(RuntimeException e) {
        if (!failing && !stopped) {
            LOG.warn("The queue cannot read its table and tries again each second.", e);
        }
        failing = true;
    }

    /** Once a second: what came by time or from other processes. */
    private void tick() {
        ticks++;
        board.wakeDue();
        presence.look();
        if (!readings.alone()) {
            notices.read().forEach(this::follow);
        }
        if (readings.holdsAny() && (!readings.alone() || ticks % 30 == 0)) {
            sweep();
        }
        if (ticks % 10 == 0) {
            readings.heldBack().keySet().forEach(readings::reopen);
        }
    }

    private void follow(Notices.Notice notice) {
        if (notice.lane() != null) {
            board.reload(new Lane(notice.lane()));
        }
        if (notice.connection() != null) {
            board.wake(notice.connection(), notice.kind());
        }
    }

    private void read() {
        board.known().purge();
        readShards();
        List<LaneQueue> lanes = readings.takeLanes(LANES);
        while (!lanes.isEmpty()) {
            fill(lanes);
            board.known().purge();
            lanes = readings.takeLanes(LANES);
        }
        Map<UUID, Set<String>> heldBack = readings.heldBack();
        for (UUID connection : readings.takeReopening()) {
            reopen(connection, heldBack.getOrDefault(connection, Set.of()));
        }
    }

    private void readShards() {
        Set<Integer> shards = readings.beginShards(board.hasRoom());
        if (shards.isEmpty()) {
            return;
        }
        try {
            List<Row> page = rows.ofShards(shards, 0, PAGE);
            while (!page.isEmpty() && !stopped) {
                page.forEach(board::found);
                page = shards.stream().allMatch(readings::overflows)
                        ? List.of()
                        : rows.ofShards(shards, page.get(page.size() - 1).id(), PAGE);
            }
            readings.endShards(shards);
        } catch (RuntimeException e) {
            readings.failShards(shards);
            throw e;
        }
    }

    private void fill(List<LaneQueue> lanes) {
        try {
            board.reading(lanes);
            List<String> names = lanes.stream().map(lane -> lane.name).toList();
            List<Row> found = rows.ofLanes(names, PAGE);
            Map<String, List<Row>> byLane = found.size() < PAGE ? group(found) : eachLane(names);
            for (String name : names) {
                List<Row> ofLane = byLane.getOrDefault(name, List.of());
                board.filled(name, ofLane, found.size() < PAGE || ofLane.size() < PAGE / LANES);
            }
        } catch (RuntimeException e) {
            lanes.forEach(readings::fill);
            throw e;
        }
    }

    private static Map<String, List<Row>> group(List<Row> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(row -> row.work().lane().name()));
    }

    private Map<String, List<Row>> eachLane(List<String> names) {
        Map<String, List<Row>> byLane = new HashMap<>();
        names.forEach(name -> byLane.put(name, rows.ofLanes(List.of(name), 4 * LaneQueue.WINDOW)));
        return byLane;
    }

    private void reopen(UUID connection, Set<String> kinds) {
        Set<String> open =
                kinds.stream().filter(kind -> gates.areOpen(connection, kind)).collect(Collectors.toSet());
        if (open.isEmpty()) {
            return;
        }
        readings.beginConnection(connection, open);
        try {
            List<Row> page = rows.ofConnection(connection, 0, PAGE);
            while (!page.isEmpty() && !stopped) {
                page.forEach(board::found);
                page = rows.ofConnection(connection, page.get(page.size() - 1).id(), PAGE);
            }
        } catch (RuntimeException e) {
            open.forEach(kind -> readings.holdBack(connection, kind));
            throw e;
        } finally {
            readings.endConnection(connection);
        }
    }

    private void sweep() {
        board.known().purge();
        long from = seen[(int) (ticks % SLACK)];
        long last = from;
        List<Row> page = new ArrayList<>(rows.after(from, PAGE));
        while (!page.isEmpty() && !stopped) {
            page.forEach(board::hand);
            last = page.get(page.size() - 1).id();
            page = page.size() < PAGE ? List.of() : rows.after(last, PAGE);
        }
        long newest = last;
        for (long id : seen) {
            newest = Math.max(newest, id);
        }
        seen[(int) (ticks % SLACK)] = newest;
    }
}
