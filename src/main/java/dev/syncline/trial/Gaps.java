package dev.syncline.trial;

import dev.syncline.item.FieldChange;
import dev.syncline.item.FieldChange.Kind;
import dev.syncline.item.FieldChanges;
import dev.syncline.item.Replica;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lays what happened beside what would happen. */
final class Gaps {

    private Gaps() {}

    /** Between two replicas of the same item: what was sent, and what would have been. */
    static List<Gap> of(Replica then, Replica now) {
        if (now.isEmpty()) {
            return List.of(new Gap("replica", "sent", "nothing is sent"));
        }
        return FieldChanges.between(then, now).stream()
                .map(change -> new Gap(name(change), change.beforeText(), change.afterText()))
                .toList();
    }

    /** Between two lists of writes to the same item. */
    static List<Gap> between(List<FieldChange> then, List<FieldChange> now) {
        List<FieldChange> open = new ArrayList<>(now);
        List<Gap> gaps = new ArrayList<>();
        for (FieldChange change : then) {
            if (!take(open, other -> alike(change, other))) {
                FieldChange instead = first(open, change);
                gaps.add(new Gap(name(change), outcome(change), instead == null ? "" : outcome(instead)));
                if (instead != null) {
                    open.remove(instead);
                }
            }
        }
        open.forEach(change -> gaps.add(new Gap(name(change), "", outcome(change))));
        return gaps;
    }

    private static boolean take(List<FieldChange> open, Predicate<FieldChange> wanted) {
        for (FieldChange each : open) {
            if (wanted.test(each)) {
                open.remove(each);
                return true;
            }
        }
        return false;
    }

    private static @Nullable FieldChange first(List<FieldChange> open, FieldChange change) {
        return open.stream()
                .filter(other -> other.sameSpot(change) || isTarget(other) && isTarget(change))
                .findFirst()
                .orElse(null);
    }

    private static boolean isTarget(FieldChange change) {
        return change.kind() == Kind.CREATED || change.kind() == Kind.ATTACHED;
    }

    private static boolean alike(FieldChange one, FieldChange other) {
        return one.sameSpot(other) && asked(one) == asked(other) && FieldChanges.same(one.after(), other.after());
    }

    /** What a rule asked for is the same whoever prevailed: trials know nothing of what crossed it then. */
    private static Kind asked(FieldChange change) {
        return switch (change.kind()) {
            case KEPT, OVERRULED, ASKED, STOPPED -> Kind.SET;
            case UNCHANGEABLE -> change.after() == null ? Kind.REMOVED : Kind.CHANGED;
            case CREATED, ATTACHED, SET, ADDED, CHANGED, REMOVED -> change.kind();
        };
    }

    private static String name(FieldChange change) {
        return isTarget(change) ? "item" : change.field() + (change.part() == null ? "" : " " + change.part());
    }

    private static String outcome(FieldChange change) {
        return switch (change.kind()) {
            case CREATED -> "a new " + change.field();
            case ATTACHED -> "attached to " + change.afterText();
            case REMOVED -> "removed";
            case SET, KEPT, OVERRULED, ASKED, STOPPED -> change.after() == null ? "cleared" : shown(change);
            case ADDED, CHANGED -> shown(change);
            case UNCHANGEABLE -> "as it was";
        };
    }

    private static String shown(FieldChange change) {
        String text = change.afterText();
        return text.isEmpty() ? Objects.requireNonNullElse(change.after(), "").toString() : text;
    }
}
