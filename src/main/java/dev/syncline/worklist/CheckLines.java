package dev.syncline.worklist;

import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Effect;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import dev.syncline.worklist.Worklist.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks every row of a list up before anything is done; the tracker's own limits are respected. */
@Component
class CheckLines {

    private static final String NO_ITEM = "There is no such item in your tracker.";
    private static final int AT_ONCE = 50;
    private static final int ALIKE = 50;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final WorklistRows rows;
    private final LineRows lines;
    private final ObjectProvider<LocalTracker> tracker;
    private final Twins twins;
    private final Limits limits;
    private final TransactionTemplate transaction;

    CheckLines(
            WorklistRows rows,
            LineRows lines,
            ObjectProvider<LocalTracker> tracker,
            Twins twins,
            Limits limits,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.lines = lines;
        this.tracker = tracker;
        this.twins = twins;
        this.limits = limits;
        this.transaction = transaction;
    }

    /** Gives every list that is being checked a turn. */
    void all() {
        rows.due(State.CHECKING).forEach(this::turn);
    }

    private void turn(Worklist list) {
        List<WorklistLine> next = lines.after(list.id(), WorklistLine.State.UNCHECKED, 0, AT_ONCE);
        if (next.isEmpty()) {
            transaction.executeWithoutResult(status -> rows.move(list.id(), State.CHECKED, List.of(State.CHECKING)));
            return;
        }
        try {
            for (WorklistLine line : next) {
                limits.check();
                check(list, line);
            }
        } catch (TrackerFailure failure) {
            transaction.executeWithoutResult(status -> rows.later(
                    list.id(),
                    String.valueOf(failure.getMessage()),
                    failure.comeBackIn().orElse(PAUSE)));
        }
    }

    private void check(Worklist list, WorklistLine line) {
        if (list.kind() == Worklist.Kind.CLEAN_UP) {
            transaction.executeWithoutResult(status -> pair(list, line));
            return;
        }
        Optional<ItemRef> item;
        try {
            item = item(line.key());
        } catch (TrackerFailure failure) {
            if (failure.kind().effect() != Effect.ITEM_PARKS) {
                throw failure;
            }
            wrong(list, line, String.valueOf(failure.getMessage()));
            return;
        }
        transaction.executeWithoutResult(status ->
                item.ifPresentOrElse(found -> free(list, line, found), () -> wrong(list, line, noItem(line))));
    }

    /** What stands above everything else may be meant as a heading. */
    private static String noItem(WorklistLine line) {
        return line.number() == 1
                ? NO_ITEM + " If this row is a heading, call its first column one of: " + PairFile.headings() + "."
                : NO_ITEM;
    }

    private Optional<ItemRef> item(String key) {
        Connector connector = tracker.getObject().connector();
        return connector.capabilities().entityTypes().stream()
                .flatMap(type -> connector.findByKey(type, key).stream())
                .map(Item::ref)
                .findFirst();
    }

    /** Our item must not be under sync here, and neither must theirs as far as this node knows. */
    private void free(Worklist list, WorklistLine line, ItemRef item) {
        Optional<Twin> ours = twins.findByLocal(list.connection(), item);
        if (ours.isPresent()) {
            wrong(list, line, "It is under sync on this connection already. Unexalate it first.");
            return;
        }
        boolean theirs = twins.called(String.valueOf(line.remoteKey()), ALIKE).stream()
                .anyMatch(twin -> twin.connection().equals(list.connection())
                        && String.valueOf(line.remoteKey()).equals(twin.remoteKey()));
        if (theirs) {
            wrong(list, line, "“%s” is under sync with another item already.".formatted(line.remoteKey()));
            return;
        }
        lines.ready(list.id(), line.number(), item);
    }

    private void pair(Worklist list, WorklistLine line) {
        List<ItemRef> found = twins.called(line.key(), ALIKE).stream()
                .filter(twin -> twin.connection().equals(list.connection()))
                .flatMap(twin -> Optional.ofNullable(twin.local()).stream())
                .toList();
        if (found.isEmpty()) {
            wrong(list, line, "It is not under sync on this connection.");
        } else if (found.size() > 1) {
            wrong(list, line, "More than one pair is called so. Unexalate the right one on its own page.");
        } else {
            lines.ready(list.id(), line.number(), found.get(0));
        }
    }

    private void wrong(Worklist list, WorklistLine line, String words) {
        lines.verdict(list.id(), line.number(), WorklistLine.State.WRONG, words);
    }
}
