package dev.syncline.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** What {@link Loader} has to read from the table, and where the board must not trust its memory meanwhile. */
final class Readings {

    /** How much of a shard is known. */
    private enum Shard {
        UNREAD,
        READING,
        /** Only back-fills were left out. */
        LAGGING,
        OVERFLOWING,
        READ
    }

    private final Map<Integer, Shard> shards = new HashMap<>();
    private final Set<LaneQueue> lanes = new LinkedHashSet<>();
    private final Map<UUID, Set<String>> heldBack = new HashMap<>();
    private final Set<UUID> reopening = new HashSet<>();
    private final Set<UUID> reading = new HashSet<>();
    private final Semaphore bell = new Semaphore(0);
    private boolean alone = true;

    Semaphore bell() {
        return bell;
    }

    synchronized boolean alone() {
        return alone;
    }

    /** Says whether this process is the only one on its database. */
    synchronized void alone(boolean alone) {
        this.alone = alone;
    }

    synchronized boolean holds(int shard) {
        return shards.containsKey(shard);
    }

    synchronized boolean holdsAny() {
        return !shards.isEmpty();
    }

    synchronized void hold(Set<Integer> taken) {
        taken.forEach(shard -> shards.put(shard, Shard.UNREAD));
        bell.release();
    }

    synchronized void release(Set<Integer> given) {
        shards.keySet().removeAll(given);
    }

    synchronized boolean overflows(int shard) {
        return shards.get(shard) == Shard.OVERFLOWING;
    }

    /**
     * Whether a row whose lane is not on the board has to be left out, now that so many lanes are. Back-fills may have
     * half of the room, so that what people do always finds some.
     */
    synchronized boolean full(Row row, int lanes, QueueSettings settings) {
        if (lanes >= settings.lanes()) {
            shards.replace(row.shard(), Shard.OVERFLOWING);
            return true;
        }
        boolean lags = row.work().backFill() && lanes >= Math.max(1, settings.lanes() / 2);
        if (lags && !overflows(row.shard())) {
            shards.replace(row.shard(), Shard.LAGGING);
        }
        return lags;
    }

    /** Whether rows of a shard were left out, so that a lane's first row may not be the first found of it. */
    synchronized boolean lacks(int shard) {
        return shards.get(shard) == Shard.LAGGING || shards.get(shard) == Shard.OVERFLOWING;
    }

    /** Whether a row that just came waits in the table for those before it that were left out. */
    synchronized boolean leavesOut(Row row) {
        return row.work().backFill() ? lacks(row.shard()) : overflows(row.shard());
    }

    /** Whether the table may hold earlier rows of this row's lane that nobody in this process knows. */
    synchronized boolean doubts(Row row) {
        UUID connection = row.work().connection();
        return !alone
                || shards.get(row.shard()) != Shard.READ
                || (connection != null && (heldBack.containsKey(connection) || reading.contains(connection)));
    }

    /** Shards to read from the beginning; those of which rows were left out only where there is room. */
    synchronized Set<Integer> beginShards(boolean room) {
        Set<Integer> begun = new HashSet<>();
        shards.replaceAll((shard, state) -> {
            if (state == Shard.UNREAD || (room && (state == Shard.LAGGING || state == Shard.OVERFLOWING))) {
                begun.add(shard);
                return Shard.READING;
            }
            return state;
        });
        return begun;
    }

    synchronized void endShards(Set<Integer> begun) {
        begun.forEach(shard -> shards.replace(shard, Shard.READING, Shard.READ));
    }

    /** A reading that failed starts over. */
    synchronized void failShards(Set<Integer> begun) {
        begun.forEach(shard -> shards.replace(shard, Shard.READING, Shard.UNREAD));
    }

    synchronized void fill(LaneQueue lane) {
        if (lanes.add(lane)) {
            bell.release();
        }
    }

    synchronized void filled(LaneQueue lane) {
        lanes.remove(lane);
    }

    /** Takes some lanes to read. */
    synchronized List<LaneQueue> takeLanes(int limit) {
        List<LaneQueue> taken = new ArrayList<>(lanes.stream().limit(limit).toList());
        taken.forEach(lanes::remove);
        return taken;
    }

    synchronized void holdBack(UUID connection, String kind) {
        heldBack.computeIfAbsent(connection, id -> new HashSet<>()).add(kind);
    }

    synchronized Map<UUID, Set<String>> heldBack() {
        Map<UUID, Set<String>> copy = new HashMap<>();
        heldBack.forEach((connection, kinds) -> copy.put(connection, Set.copyOf(kinds)));
        return copy;
    }

    /** Looks at a connection's gates again soon. */
    synchronized void reopen(UUID connection) {
        if (heldBack.containsKey(connection) && reopening.add(connection)) {
            bell.release();
        }
    }

    synchronized Set<UUID> takeReopening() {
        Set<UUID> taken = Set.copyOf(reopening);
        reopening.clear();
        return taken;
    }

    /** The gate for these kinds is open; the connection's rows are being read. */
    synchronized void beginConnection(UUID connection, Set<String> kinds) {
        reading.add(connection);
        Set<String> closed = heldBack.get(connection);
        if (closed != null) {
            closed.removeAll(kinds);
            if (closed.isEmpty()) {
                heldBack.remove(connection);
            }
        }
    }

    synchronized void endConnection(UUID connection) {
        reading.remove(connection);
    }
}
