package dev.syncline.change;

import dev.syncline.change.Cursors.Cursor;
import dev.syncline.connector.ChangesPage;
import dev.syncline.connector.ChangesPage.Hint;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.item.ItemRef;
import dev.syncline.queue.CrashPoint;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads one page of changes and keeps what it leads to together with the new cursor. */
@Component
class PollChanges {

    private final ObjectProvider<LocalTracker> tracker;
    private final Cursors cursors;
    private final Firing firing;
    private final Newborns newborns;
    private final FailedChecks failures;
    private final Changes changes;
    private final TransactionTemplate transaction;
    private final ChangeSettings settings;

    PollChanges(
            ObjectProvider<LocalTracker> tracker,
            Cursors cursors,
            Firing firing,
            Newborns newborns,
            FailedChecks failures,
            Changes changes,
            TransactionTemplate transaction,
            ChangeSettings settings) {
        this.tracker = tracker;
        this.cursors = cursors;
        this.firing = firing;
        this.newborns = newborns;
        this.failures = failures;
        this.changes = changes;
        this.transaction = transaction;
        this.settings = settings;
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
        Collection<Hint> hints = latestOfEachItem(page.hints());
        Newborns.Seen born = newborns.among(connector, there(hints));
        List<Firing.Verdict> verdicts = verdicts(connector, hints, born);
        transaction.executeWithoutResult(status -> {
            hints.forEach(hint -> notice(hint, born));
            verdicts.forEach(this::keep);
            cursors.advance(cursor, page.cursor());
            CrashPoint.hit("change.beforeCommit");
        });
        CrashPoint.hit("change.afterCommit");
        return page.more();
    }

    private List<Firing.Verdict> verdicts(Connector connector, Collection<Hint> hints, Newborns.Seen born) {
        List<Trigger> active = firing.active();
        return active.isEmpty()
                ? List.of()
                : there(hints).stream()
                        .map(item -> firing.judge(connector, active, item, born))
                        .toList();
    }

    private void notice(Hint hint, Newborns.Seen born) {
        changes.noticed(hint.item(), hint.deleted() ? ItemChanged.Cause.DELETED : ItemChanged.Cause.CHANGED);
        changes.noticed(hint.item(), born.twinsOf(hint.item()));
    }

    private void keep(Firing.Verdict verdict) {
        verdict.wanted().forEach(connection -> changes.triggered(connection, verdict.item()));
        verdict.failed().forEach(failed -> failures.keep(verdict.item(), failed));
    }

    private static List<ItemRef> there(Collection<Hint> hints) {
        return hints.stream().filter(hint -> !hint.deleted()).map(Hint::item).toList();
    }

    private static Collection<Hint> latestOfEachItem(List<Hint> hints) {
        Map<String, Hint> latest = new LinkedHashMap<>();
        hints.forEach(
                hint -> latest.put(hint.item().entityType() + " " + hint.item().id(), hint));
        return latest.values();
    }
}
