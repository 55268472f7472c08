package dev.syncline.change;

import dev.syncline.connector.ChangesPage.Hint;
import dev.syncline.connector.Connector;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.ItemRef;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Finds out what hints lead to, and keeps it in the caller's transaction. */
@Component
class Hints {

    private final Firing firing;
    private final Newborns newborns;
    private final FailedChecks failures;
    private final Changes changes;

    Hints(Firing firing, Newborns newborns, FailedChecks failures, Changes changes) {
        this.firing = firing;
        this.newborns = newborns;
        this.failures = failures;
        this.changes = changes;
    }

    /** What was found out about some hints. */
    record Looked(Collection<Hint> hints, Newborns.Seen born, List<Firing.Verdict> verdicts) {}

    /**
     * Asks the tracker; outside any transaction.
     *
     * @throws TrackerFailure only when the whole tracker waits
     */
    Looked look(Connector connector, List<Hint> told) {
        Collection<Hint> hints = latestOfEachItem(told);
        Newborns.Seen born = newborns.among(connector, there(hints));
        return new Looked(hints, born, verdicts(connector, hints, born));
    }

    /** Tells everybody concerned, in the transaction that forgets the hints. */
    void keep(Looked looked) {
        looked.hints().forEach(hint -> notice(hint, looked.born()));
        looked.verdicts().forEach(this::keep);
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
