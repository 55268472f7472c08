package dev.syncline.console.api;

import dev.syncline.twin.Standoff;
import org.jspecify.annotations.Nullable;

/** A field whose two sides differ, and their values. */
record QuestionView(
        String field,
        Standoff.Kind kind,
        @Nullable Object ours,
        @Nullable Object theirs) {

    static QuestionView of(Standoff standoff) {
        return new QuestionView(standoff.field(), standoff.kind(), standoff.ours(), standoff.theirs());
    }
}
