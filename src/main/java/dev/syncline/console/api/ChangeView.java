package dev.syncline.console.api;

import dev.syncline.item.FieldChange;
import dev.syncline.twin.PastSync;
import org.jspecify.annotations.Nullable;

/**
 * One thing that became different on an item.
 *
 * @param part which comment or file
 * @param before null where there was nothing
 * @param after null where nothing is left
 * @param who null where nobody says
 */
record ChangeView(
        String field,
        FieldChange.Kind kind,
        @Nullable String part,
        @Nullable Object before,
        @Nullable Object after,
        @Nullable String who) {

    static ChangeView of(FieldChange change) {
        return of(change, change.by());
    }

    static ChangeView of(PastSync sync, FieldChange change) {
        return of(change, sync.whoMade(change));
    }

    private static ChangeView of(FieldChange change, @Nullable String who) {
        return new ChangeView(change.field(), change.kind(), change.part(), change.before(), change.after(), who);
    }
}
