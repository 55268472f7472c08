package dev.syncline.twin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one field beyond its value.
 *
 * @param theirs digest of what the rule made of it last, where that was not what the field holds
 * @param unseen changes made here that the other side is not known to have heard of, in their order
 * @param swing null when it was not written for the other side lately
 * @param excerpt null where the field holds what the other side knows, in full
 */
public record FieldPast(
        @Nullable Said theirs,
        List<Edit> unseen,
        @Nullable Swing swing,
        @Nullable Excerpt excerpt) {

    static final FieldPast NONE = new FieldPast(null, List.of(), null, null);

    public FieldPast {
        unseen = List.copyOf(unseen);
    }

    FieldPast withTheirs(@Nullable Said said) {
        return new FieldPast(said, unseen, swing, excerpt);
    }

    FieldPast withUnseen(List<Edit> edits) {
        return new FieldPast(theirs, edits, swing, excerpt);
    }

    FieldPast withSwing(@Nullable Swing next) {
        return new FieldPast(theirs, unseen, next, excerpt);
    }

    FieldPast withExcerpt(@Nullable Excerpt next) {
        return new FieldPast(theirs, unseen, swing, next);
    }

    boolean isEmpty() {
        return equals(NONE);
    }
}
