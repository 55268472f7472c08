package dev.syncline.queue;

import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is in memory of one lane: its next rows. Only {@link Board} touches it. */
final class LaneQueue {

    /** How many rows of a lane are kept in memory. */
    static final int WINDOW = 16;

    final String name;
    final int shard;
    final TreeMap<Long, Row> rows = new TreeMap<>();

    /** Where it waits for a time. */
    @Nullable
    Turns waiting;

    /** A piece of it is being worked on. */
    boolean running;

    /** It stands in line for a worker. */
    boolean ready;

    /** The table may hold rows that are not here. */
    boolean more;

    /** Rows may have come since the table was last read. */
    boolean dirty;

    /** It is no longer on the board. */
    boolean dropped;

    LaneQueue(String name, int shard) {
        this.name = name;
        this.shard = shard;
    }

    @Nullable
    Row head() {
        return rows.isEmpty() ? null : rows.firstEntry().getValue();
    }

    /** Nothing of it that is in memory is anybody's hurry. */
    boolean isBackFill() {
        return rows.values().stream().allMatch(row -> row.work().backFill());
    }

    boolean isOf(UUID connection) {
        Row head = head();
        return head != null && connection.equals(head.work().connection());
    }

    /** Takes rows out that are done; returns those that were still in. */
    List<Row> without(List<Row> done) {
        return dropped
                ? List.of()
                : done.stream().filter(row -> rows.remove(row.id(), row)).toList();
    }

    void readAgain() {
        more = true;
        dirty = true;
    }
}
