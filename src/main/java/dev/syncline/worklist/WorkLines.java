package dev.syncline.worklist;

import dev.syncline.change.Changes;
import dev.syncline.change.Pace;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Effect;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.twin.Twin;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import dev.syncline.worklist.Worklist.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Goes on with the lists that were started, a few items at a time behind everything else. */
@Component
class WorkLines {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final WorklistRows rows;
    private final LineRows lines;
    private final ObjectProvider<LocalTracker> tracker;
    private final Pace pace;
    private final Changes changes;
    private final Twins twins;
    private final Limits limits;
    private final TransactionTemplate transaction;

    WorkLines(
            WorklistRows rows,
            LineRows lines,
            ObjectProvider<LocalTracker> tracker,
            Pace pace,
            Changes changes,
            Twins twins,
            Limits limits,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.lines = lines;
        this.tracker = tracker;
        this.pace = pace;
        this.changes = changes;
        this.twins = twins;
        this.limits = limits;
        this.transaction = transaction;
    }

    /** Gives every list that runs a turn. */
    void all() {
        rows.due(State.RUNNING).forEach(this::turn);
    }

    private void turn(Worklist list) {
        int room = pace.room(list.connection(), list.tally().waiting());
        if (list.whole()) {
            transaction.executeWithoutResult(status -> whole(list, room));
            return;
        }
        List<WorklistLine> next = lines.after(list.id(), WorklistLine.State.READY, 0, Math.max(1, room));
        if (next.isEmpty() && list.tally().waiting() == 0) {
            end(list);
            return;
        }
        try {
            for (WorklistLine line : next.subList(0, Math.min(room, next.size()))) {
                limits.check();
                one(list, line);
            }
        } catch (TrackerFailure failure) {
            later(list, failure);
        }
    }

    private void one(Worklist list, WorklistLine line) {
        Optional<ItemRef> item = list.kind() == Worklist.Kind.CONNECT ? read(line) : under(list, line);
        transaction.executeWithoutResult(status -> {
            if (rows.isStill(list.id(), State.RUNNING)) {
                item.ifPresentOrElse(
                        found -> hand(list, line, found),
                        () -> failed(list, line, "It is no longer there, or no longer under sync."));
            }
        });
    }

    /** The item as it is now: it may have gone since the list was checked. */
    private Optional<ItemRef> read(WorklistLine line) {
        try {
            return tracker.getObject()
                    .connector()
                    .read(String.valueOf(line.entityType()), String.valueOf(line.itemId()))
                    .map(Item::ref);
        } catch (TrackerFailure failure) {
            if (failure.kind().effect() != Effect.ITEM_PARKS) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    private Optional<ItemRef> under(Worklist list, WorklistLine line) {
        ItemRef asked =
                new ItemRef("", "", String.valueOf(line.entityType()), String.valueOf(line.itemId()), line.key());
        return twins.findByLocal(list.connection(), asked).map(Twin::local);
    }

    private void hand(Worklist list, WorklistLine line, ItemRef item) {
        Optional<Twin> twin = twins.findByLocal(list.connection(), item);
        if (list.kind() == Worklist.Kind.CLEAN_UP) {
            twin.ifPresent(found -> {
                lines.waiting(list.id(), line.number(), found.id());
                changes.unexalate(list.connection(), item);
            });
        } else if (twin.isPresent()) {
            failed(list, line, "It came under sync on this connection in the meantime.");
        } else {
            TwinId begun =
                    changes.connect(list.connection(), item, "", String.valueOf(line.remoteKey()), list.bringsParts());
            lines.waiting(list.id(), line.number(), begun);
        }
    }

    /** Every item of a connection, in the order of the twins' ids. */
    private void whole(Worklist list, int room) {
        if (!rows.isStill(list.id(), State.RUNNING)) {
            return;
        }
        TwinId last = rows.lastTwin(list.id()).map(TwinId::new).orElse(null);
        List<Twin> next = twins.after(list.connection(), last, Math.max(1, room));
        if (next.isEmpty() && list.tally().waiting() == 0) {
            end(list);
            return;
        }
        for (Twin twin : next.subList(0, Math.min(room, next.size()))) {
            ItemRef local = twin.local();
            if (local != null) {
                lines.handed(list.id(), local, twin.id());
                changes.unexalate(list.connection(), local);
            }
            rows.reached(list.id(), twin.id().value());
        }
    }

    private void end(Worklist list) {
        transaction.executeWithoutResult(status -> rows.move(list.id(), State.DONE, List.of(State.RUNNING)));
    }

    private void failed(Worklist list, WorklistLine line, String words) {
        lines.verdict(list.id(), line.number(), WorklistLine.State.FAILED, words);
    }

    private void later(Worklist list, TrackerFailure failure) {
        transaction.executeWithoutResult(status -> rows.later(
                list.id(),
                String.valueOf(failure.getMessage()),
                failure.comeBackIn().orElse(PAUSE)));
    }
}
