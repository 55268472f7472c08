package dev.syncline.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What each worker thread does: takes a row whose turn it is, runs its handler, notes the outcome. */
final class Workers implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private final Board board;
    private final WorkRows rows;
    private final DoneMarker marker;
    private final Gates gates;
    private final Map<String, Handler> handlers;
    private final Clock clock;

    Workers(Board board, WorkRows rows, DoneMarker marker, Gates gates, Map<String, Handler> handlers, Clock clock) {
        this.board = board;
        this.rows = rows;
        this.marker = marker;
        this.gates = gates;
        this.handlers = handlers;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            for (Row row = board.take(); row != null; row = board.take()) {
                work(row);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Row row) {
        UUID connection = row.work().connection();
        Outcome outcome;
        List<Row> covered = List.of();
        try {
            if (connection != null && !gates.areOpen(connection, row.work().kind())) {
                board.shut(row, connection);
                return;
            }
            List<Row> behind = board.behind(row);
            outcome = handle(row);
            covered = outcome instanceof Outcome.Done ? covered(row, behind) : covered;
        } catch (Throwable e) {
            // A stack overflow or a lack of memory is this work's own fault too; other lanes go on.
            outcome = Outcome.retry(failed(row, e));
        }
        note(row, outcome, covered);
    }

    /** What waited when the work began and needs no look of its own. */
    private List<Row> covered(Row row, List<Row> behind) {
        Handler handler = handlers.get(row.work().kind());
        return handler == null
                ? List.of()
                : behind.stream()
                        .filter(each -> handler.covers(row.work(), each.work()))
                        .toList();
    }

    private Outcome handle(Row row) {
        Handler handler = handlers.get(row.work().kind());
        return handler == null
                ? Outcome.park("Nothing on this node does work of the kind \""
                        + row.work().kind() + "\". Update this node, then retry.")
                : handler.handle(row.work());
    }

    private static String failed(Row row, Throwable e) {
        String reason = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        if (!reason.equals(row.reason())) {
            LOG.warn(
                    "Work {} ({}, {}) failed.",
                    row.id(),
                    row.work().kind(),
                    row.work().subject(),
                    e);
        }
        return reason;
    }

    private void note(Row row, Outcome outcome, List<Row> covered) {
        if (outcome instanceof Outcome.Done) {
            List<Row> alsoDone = board.done(row, covered);
            marker.add(row);
            alsoDone.forEach(marker::add);
        } else if (outcome instanceof Outcome.Retry retry) {
            Instant next = clock.instant()
                    .plus(Objects.requireNonNullElseGet(
                            retry.after(), () -> RetryDelay.after(row.work().attempts())));
            putBack(row.retried(next, retry));
        } else if (outcome instanceof Outcome.Park park) {
            putBack(row.withParked(park.reason()));
        }
    }

    private void putBack(Row row) {
        try {
            if (!rows.keep(row)) {
                // Its connection was deleted meanwhile.
                board.done(row, List.of());
                marker.add(row);
                return;
            }
        } catch (RuntimeException e) {
            LOG.warn("The queue could not note why work {} waits; it waits all the same.", row.id(), e);
        }
        board.back(row);
    }
}
