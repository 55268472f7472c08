package dev.syncline.change;

import dev.syncline.change.Cursors.Cursor;
import dev.syncline.connector.ChangesPage;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.RateBudget;
import dev.syncline.queue.CrashPoint;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads one page of changes and keeps what it leads to together with the new cursor. */
@Component
class PollChanges {

    private final ObjectProvider<LocalTracker> tracker;
    private final Cursors cursors;
    private final Hints hints;
    private final TransactionTemplate transaction;
    private final ChangeSettings settings;
    private final Clock clock;

    PollChanges(
            ObjectProvider<LocalTracker> tracker,
            Cursors cursors,
            Hints hints,
            TransactionTemplate transaction,
            ChangeSettings settings,
            Clock clock) {
        this.tracker = tracker;
        this.cursors = cursors;
        this.hints = hints;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** Reads one page and says whether there is more at once. */
    boolean once() {
        LocalTracker local = tracker.getObject();
        Connector connector = local.connector();
        Cursor cursor = cursors.of(local.kind().name());
        ChangesPage page = connector.changesSince(cursor.position(), settings.pollLimit());
        if (page.hints().isEmpty() && page.cursor().equals(cursor.position())) {
            return false;
        }
        Hints.Looked looked = hints.look(connector, page.hints());
        transaction.executeWithoutResult(status -> {
            hints.keep(looked);
            cursors.advance(cursor, page.cursor());
            CrashPoint.hit("change.beforeCommit");
        });
        CrashPoint.hit("change.afterCommit");
        return page.more();
    }

    /** How long the tracker's own limits ask to wait before the next page, so that writes never find them used up. */
    Duration pause() {
        return tracker.getObject().connector().budgets().stream()
                .map(budget -> budget.spacing(RateBudget.Urgency.READING, clock.instant()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
