package dev.syncline.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes done rows out of the table, many in one statement, and counts them in the same transaction. */
final class DoneMarker implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(DoneMarker.class);
    private static final int GROUP = 64;
    private static final long GATHER = TimeUnit.MILLISECONDS.toNanos(20);

    private final Board board;
    private final WorkRows rows;
    private final DoneCounts counts;
    private final TransactionTemplate transaction;
    private final CountDownLatch pause = new CountDownLatch(1);
    private final LinkedBlockingQueue<Row> done = new LinkedBlockingQueue<>();

    DoneMarker(Board board, WorkRows rows, DoneCounts counts, TransactionTemplate transaction) {
        this.board = board;
        this.rows = rows;
        this.counts = counts;
        this.transaction = transaction;
    }

    void add(Row row) {
        done.add(row);
    }

    /** Runs until interrupted. */
    @Override
    public void run() {
        List<Row> group = new ArrayList<>();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                gather(group);
                if (mark(group)) {
                    group.clear();
                } else {
                    pause.await(1, TimeUnit.SECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void gather(List<Row> group) throws InterruptedException {
        if (group.isEmpty()) {
            group.add(done.take());
        }
        long deadline = System.nanoTime() + GATHER;
        while (group.size() < GROUP) {
            Row next = done.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            group.add(next);
        }
    }

    private boolean mark(List<Row> group) {
        try {
            CrashPoint.hit("queue.done.beforeCommit");
            if (!Boolean.TRUE.equals(transaction.execute(status -> {
                if (deleteAll(group)) {
                    return true;
                }
                status.setRollbackOnly();
                return false;
            }))) {
                group.forEach(row -> transaction.executeWithoutResult(status -> deleteAll(List.of(row))));
            }
            CrashPoint.hit("queue.done.afterCommit");
            board.left(group.stream().map(Row::id).toList());
            return true;
        } catch (RuntimeException e) {
            LOG.warn("The queue cannot mark {} pieces of work as done and tries again.", group.size(), e);
            return false;
        }
    }

    /** Whether every row was still there; a row that was not is not counted. */
    private boolean deleteAll(List<Row> group) {
        int deleted = rows.delete(group.stream().map(Row::id).toList());
        if (deleted < group.size()) {
            return false;
        }
        Map<UUID, Integer> byConnection = new HashMap<>();
        group.forEach(row -> byConnection.merge(connection(row), 1, Integer::sum));
        counts.add(byConnection);
        return true;
    }

    private static UUID connection(Row row) {
        return Objects.requireNonNullElse(row.work().connection(), DoneCounts.NOBODY);
    }
}
