package dev.syncline.console.items;

import dev.syncline.connection.Connection;
import dev.syncline.item.FieldChange;
import dev.syncline.script.Direction;
import dev.syncline.twin.PastSync;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of a past sync who changed what, where, and which way it went. */
@Component("timeline")
public class Timeline {

    private static final String NOTHING = "(empty)";

    /**
     * One sync as the page tells it.
     *
     * @param way where it went
     */
    public record Line(String way, List<Row> rows) {}

    /**
     * One thing that changed.
     *
     * @param who null where nobody says
     * @param side where it was done
     * @param before what was there; says so where there was nothing, for fields that were set
     * @param after the same of what is there now
     */
    public record Row(@Nullable String who, String side, String field, String what, String before, String after) {}

    /**
     * For templates; a sync without changes is one row that says so.
     *
     * @param connection null when it was deleted
     */
    public Line of(PastSync sync, @Nullable Connection connection) {
        String here = connection == null ? "this side" : connection.localShortName();
        String there = connection == null ? "the other side" : connection.remoteShortName();
        boolean outgoing = sync.direction() == Direction.OUTGOING;
        if (sync.isEnd()) {
            String sentence = sync.said() == null ? "" : sync.said();
            Row end = new Row(null, "at " + (outgoing ? here : there), "item", "Deleted or merged", "", sentence);
            return new Line("Pair ended", List.of(end));
        }
        List<Row> rows = rows(sync, "at " + (outgoing ? here : there));
        if (sync.said() != null) {
            // Whichever way a sync goes, its rule runs here.
            rows.add(new Row(null, "at " + here, "log", "The rule said", "", sync.said()));
        }
        return new Line(outgoing ? "Sent to " + there : "Received from " + there, rows);
    }

    private static List<Row> rows(PastSync sync, String side) {
        List<Row> rows = new ArrayList<>(
                sync.changes().stream().map(change -> row(sync, side, change)).toList());
        if (sync.changes().isEmpty()) {
            rows.add(new Row(null, side, "–", "Nothing changed", "", ""));
        }
        if (sync.changeCount() > sync.changes().size()) {
            rows.add(new Row(
                    null,
                    side,
                    "…",
                    "and %d more".formatted(sync.changeCount() - sync.changes().size()),
                    "",
                    ""));
        }
        return rows;
    }

    private static Row row(PastSync sync, String side, FieldChange change) {
        return new Row(
                sync.whoMade(change),
                side,
                change.field(),
                what(change),
                shown(change, change.beforeText()),
                shown(change, change.afterText()));
    }

    /** That a field was emptied, or was empty, is a value too. */
    private static String shown(FieldChange change, String text) {
        return change.kind() == FieldChange.Kind.SET && text.isEmpty() ? NOTHING : text;
    }

    private static String what(FieldChange change) {
        return switch (change.kind()) {
            case CREATED -> "New item";
            case ATTACHED -> "Attached to an item";
            case SET -> set(!change.beforeText().isEmpty(), !change.afterText().isEmpty());
            case ADDED -> "Added";
            case CHANGED -> "Rewritten";
            case REMOVED -> "Removed";
            case KEPT -> "Changed on both sides: ours stayed";
            case OVERRULED -> "Changed on both sides: theirs stayed";
            case ASKED -> "Changed on both sides: waits for a decision";
            case STOPPED -> "Goes back and forth: not written";
            case UNCHANGEABLE -> "This tracker cannot change it: stayed as it was";
        };
    }

    private static String set(boolean hadValue, boolean hasValue) {
        if (hasValue) {
            return hadValue ? "Changed" : "Filled";
        }
        return hadValue ? "Emptied" : "Set, still empty";
    }
}
