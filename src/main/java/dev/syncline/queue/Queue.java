package dev.syncline.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Durable work, kept in lanes. */
@Component
public class Queue {

    private static final Logger LOG = LoggerFactory.getLogger(Queue.class);

    private final WorkRows rows;
    private final DoneCounts done;
    private final Board board;
    private final Notices notices;
    private final WorkPages pages;
    private final Gates gates;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Queue(
            WorkRows rows,
            DoneCounts done,
            Board board,
            Notices notices,
            WorkPages pages,
            Gates gates,
            ApplicationEventPublisher events,
            Clock clock) {
        this.clock = clock;
        this.rows = rows;
        this.done = done;
        this.board = board;
        this.notices = notices;
        this.pages = pages;
        this.gates = gates;
        this.events = events;
    }

    /** Puts work into its lane, in the caller's transaction; without one it is refused. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long put(NewWork work) {
        Row row = rows.insert(work);
        afterCommit(() -> board.hand(row));
        return row.id();
    }

    /**
     * Lets parked or waiting work run at once; work that is done or running is left alone.
     *
     * @return whether it was parked, so that it surely looks at things as they are now
     */
    @Transactional
    public boolean retry(long workId) {
        Optional<Row> found = rows.find(workId).filter(row -> !board.flights().has(workId));
        found.ifPresent(row -> {
            rows.keep(new Row(row.work(), false, null, row.reason()));
            lookAgain(row.work().lane());
        });
        return found.map(Row::parked).orElse(false);
    }

    /** Drops parked or waiting work for a reason that somebody stated, so that its lane goes on. */
    @Transactional
    public void skip(long workId, String reason, String by) {
        if (board.flights().has(workId)) {
            throw new IllegalStateException("Work " + workId + " is being done right now. Look again in a moment.");
        }
        rows.find(workId).ifPresent(row -> {
            if (rows.delete(List.of(workId)) == 1) {
                UUID connection = row.work().connection();
                done.add(Map.of(connection == null ? DoneCounts.NOBODY : connection, 1));
                LOG.info(
                        "Work {} ({}) was skipped by {}: {}", workId, row.work().kind(), by, reason);
                events.publishEvent(new WorkSkipped(row.work(), reason));
            }
            lookAgain(row.work().lane());
        });
    }

    /** Ends waiting work that was done without a handler, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void finish(UUID connection, Collection<Long> ids) {
        int gone = ids.isEmpty() ? 0 : rows.delete(ids);
        if (gone > 0) {
            done.add(Map.of(connection, gone));
        }
    }

    /** Parks waiting work that somebody must look at, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void park(long workId, String reason) {
        rows.find(workId).ifPresent(row -> {
            rows.keep(row.withParked(reason));
            lookAgain(row.work().lane());
        });
    }

    /** Drops everything of a connection that was deleted. */
    @Transactional
    public void forget(UUID connection) {
        done.forget(connection, rows.deleteOf(connection));
        afterCommit(() -> board.forget(connection));
    }

    /** Looks again at once at everything of a connection that waits: its gate opened or its peer came back. */
    @Transactional
    public void wake(UUID connection) {
        wakeUp(connection, null);
    }

    /** The same for one kind of work. */
    @Transactional
    public void wake(UUID connection, String kind) {
        wakeUp(connection, kind);
    }

    /** How much work there is; of all connections when none is given. */
    public Counts counts(@Nullable UUID connection) {
        DoneCounts.Sums sums = done.sums(connection);
        long inFlight = Math.min(board.flights().count(connection), sums.other());
        return new Counts(
                sums.parked() + sums.other() + sums.done(),
                sums.other() - inFlight,
                inFlight,
                sums.parked(),
                sums.done());
    }

    /** Since when the oldest work waits that is not parked; empty when none does. */
    public Optional<Instant> waitingSince() {
        return done.waitingSince();
    }

    /** Work that is not done, oldest first, after the given id. */
    public List<QueuedWork> page(@Nullable UUID connection, long afterId, int limit) {
        List<Row> page =
                connection == null ? rows.after(afterId, limit) : rows.ofConnection(connection, afterId, limit);
        return seen(page);
    }

    /** Work that is not done, in any order, for people to page through. */
    public List<QueuedWork> page(QueueSlice slice, QueueOrder order, boolean descending, long offset, int limit) {
        return slice.isNothing() ? List.of() : seen(pages.page(slice, order, descending, offset, limit));
    }

    /** One piece of work; empty when it is done. */
    public Optional<QueuedWork> find(long id) {
        return rows.find(id).map(this::seen);
    }

    /** Work of these lanes that is not done, oldest first. */
    public List<QueuedWork> inLanes(List<Lane> lanes, int limit) {
        return lanes.isEmpty()
                ? List.of()
                : seen(rows.ofLanes(lanes.stream().map(Lane::name).toList(), limit));
    }

    /** Work of a kind whose item people call so, oldest first; looks through all that waits. */
    public List<QueuedWork> called(String kind, String subject, int limit) {
        return seen(rows.called(kind, subject, limit));
    }

    /** Work of the same kind that waits before this in its lane, the nearest first. */
    public List<QueuedWork> ahead(Work work, int limit) {
        return seen(rows.ofLaneBefore(work.lane(), work.kind(), work.id(), limit));
    }

    /** The oldest work of each of these lanes, which everything else in the lane waits for. */
    public Map<Lane, QueuedWork> heads(Collection<Lane> lanes) {
        Map<Lane, QueuedWork> heads = new HashMap<>();
        seen(pages.heads(lanes)).forEach(head -> heads.put(head.work().lane(), head));
        return heads;
    }

    /** What keeps work of a kind back on a connection, in a sentence for people; empty when nothing does. */
    public Optional<String> heldBack(UUID connection, String kind) {
        return gates.reason(connection, kind);
    }

    private List<QueuedWork> seen(List<Row> page) {
        return page.stream().map(this::seen).toList();
    }

    private QueuedWork seen(Row row) {
        QueuedWork.State state = state(row);
        return new QueuedWork(row.work(), state, row.reason(), nextTry(row, state));
    }

    private @Nullable Instant nextTry(Row row, QueuedWork.State state) {
        Instant planned = row.nextTry();
        return planned == null || state != QueuedWork.State.QUEUED
                ? null
                : gates.nextTry(row.work(), planned, clock.instant()).orElse(null);
    }

    private QueuedWork.State state(Row row) {
        if (row.parked()) {
            return QueuedWork.State.PARKED;
        }
        return board.flights().has(row.id()) ? QueuedWork.State.IN_FLIGHT : QueuedWork.State.QUEUED;
    }

    private void wakeUp(UUID connection, @Nullable String kind) {
        if (!board.readings().alone()) {
            notices.write(null, connection, kind);
        }
        afterCommit(() -> board.wake(connection, kind));
    }

    private void lookAgain(Lane lane) {
        notices.write(lane.name(), null, null);
        afterCommit(() -> board.reload(lane));
    }

    private static void afterCommit(Runnable then) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                then.run();
            }
        });
    }
}
