package dev.syncline.change;

import dev.syncline.connector.BackFill;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.SearchPage;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.ItemRef;
import dev.syncline.twin.StayOut;
import dev.syncline.twin.Twin;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Goes on with bulk operations: asks the tracker for the next matching items and hands them out. */
@Component
class BulkSteps {

    /** Pages looked at in one turn while every item on them needs nothing. */
    private static final int PAGES = 10;

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final BulkRows rows;
    private final ObjectProvider<LocalTracker> tracker;
    private final Pace pace;
    private final Changes changes;
    private final Triggers triggers;
    private final Firing firing;
    private final Newborns newborns;
    private final Twins twins;
    private final StayOut stayOut;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BulkSteps(
            JdbcClient jdbc,
            ObjectProvider<LocalTracker> tracker,
            Pace pace,
            Changes changes,
            Triggers triggers,
            Firing firing,
            Newborns newborns,
            Twins twins,
            StayOut stayOut,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = new BulkRows(jdbc, clock);
        this.tracker = tracker;
        this.pace = pace;
        this.changes = changes;
        this.triggers = triggers;
        this.firing = firing;
        this.newborns = newborns;
        this.twins = twins;
        this.stayOut = stayOut;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Gives every operation that is due and has room for so many items a turn.
     *
     * @return whether items of any are on their way
     */
    boolean all(int least) {
        boolean any = false;
        for (Bulk bulk : rows.due()) {
            any |= step(bulk, least) || bulk.waiting() > 0;
        }
        return any;
    }

    /** Whether it handed something out, or may have. */
    private boolean step(Bulk bulk, int least) {
        if (triggers.find(bulk.trigger()).isEmpty()) {
            transaction.executeWithoutResult(status -> rows.forget(bulk.trigger()));
            return false;
        }
        try {
            int room = (int) Math.min(pace.room(bulk.connection(), bulk.waiting()), spare());
            if (room < least) {
                return false;
            }
            for (int page = 0; page < PAGES && room > 0; page++) {
                room -= turn(bulk, room);
            }
            return true;
        } catch (TrackerFailure failure) {
            failed(bulk, failure);
            return false;
        }
    }

    /** Looks at one page and says how much room it took; all there was where nothing is left to look at. */
    private int turn(Bulk bulk, int room) {
        Optional<BulkRows.Place> place =
                Objects.requireNonNull(transaction.execute(status -> rows.place(bulk.trigger())));
        if (place.isEmpty()) {
            return room;
        }
        Connector connector = tracker.getObject().connector();
        SearchPage found =
                connector.search(bulk.entityType(), bulk.filter(), place.get().cursor(), room);
        Newborns.Seen born = newborns.among(connector, found.items());
        Integer handed = transaction.execute(status -> rows.place(bulk.trigger())
                .filter(place.get()::equals)
                .map(still -> keep(bulk, found, born))
                .orElse(room));
        return found.nextCursor() == null ? room : Objects.requireNonNull(handed);
    }

    private int keep(Bulk bulk, SearchPage found, Newborns.Seen born) {
        long staysOut = 0;
        int handed = 0;
        for (ItemRef item : found.items()) {
            Optional<TwinId> twin =
                    bulk.kind() == Bulk.Kind.EXALATE ? exalate(bulk, item, born) : unexalate(bulk, item);
            if (twin.isPresent()) {
                rows.handed(bulk.trigger(), bulk.connection(), twin.get());
                handed++;
            } else if (isOut(bulk, item)) {
                staysOut++;
            }
        }
        int looked = found.items().size();
        rows.turned(
                bulk.trigger(), new BulkRows.Page(found.nextCursor(), looked, looked - staysOut - handed, staysOut));
        if (found.nextCursor() == null) {
            rows.end(bulk.trigger(), Bulk.State.DONE, null);
        }
        return handed;
    }

    private Optional<TwinId> exalate(Bulk bulk, ItemRef item, Newborns.Seen born) {
        return firing.isNew(bulk.connection(), item, born)
                ? changes.bulkExalate(bulk.connection(), item)
                : Optional.empty();
    }

    private Optional<TwinId> unexalate(Bulk bulk, ItemRef item) {
        Optional<Twin> twin = twins.findByLocal(bulk.connection(), item);
        twin.ifPresent(found -> changes.bulkUnexalate(found, item));
        return twin.map(Twin::id);
    }

    private boolean isOut(Bulk bulk, ItemRef item) {
        return bulk.kind() == Bulk.Kind.EXALATE
                && twins.findByLocal(bulk.connection(), item).isEmpty()
                && stayOut.of(item).contains(bulk.connection());
    }

    private void failed(Bulk bulk, TrackerFailure failure) {
        String problem = String.valueOf(failure.getMessage());
        transaction.executeWithoutResult(status -> {
            if (failure.kind() == TrackerFailure.Kind.VALIDATION) {
                rows.end(bulk.trigger(), Bulk.State.FAILED, problem);
            } else {
                rows.later(bulk.trigger(), problem, failure.comeBackIn().orElse(PAUSE));
            }
        });
    }

    private long spare() {
        return BackFill.room(tracker.getObject().connector().budgets(), clock.instant());
    }
}
