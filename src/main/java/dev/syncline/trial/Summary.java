package dev.syncline.trial;

import dev.syncline.item.FieldChange;
import java.util.List;
import java.util.stream.Collectors;

/** Changes in one line. */
final class Summary {

    private static final int MOST = 6;

    private Summary() {}

    static String of(List<FieldChange> changes) {
        if (changes.isEmpty()) {
            return "the same again.";
        }
        String names =
                changes.stream().map(Summary::name).distinct().limit(MOST).collect(Collectors.joining(", "));
        long all = changes.stream().map(Summary::name).distinct().count();
        return names + (all > MOST ? " and " + (all - MOST) + " more." : ".");
    }

    private static String name(FieldChange change) {
        return switch (change.kind()) {
            case CREATED -> "a new " + change.field();
            case ATTACHED -> "to " + change.afterText();
            case SET, ADDED, CHANGED, REMOVED, KEPT, OVERRULED, ASKED, STOPPED, UNCHANGEABLE -> change.field();
        };
    }
}
