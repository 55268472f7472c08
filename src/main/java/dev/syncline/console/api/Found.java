package dev.syncline.console.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some of what there is.
 *
 * @param next where the rest begins, to be sent as {@code after}; null at the end
 */
record Found<T>(List<T> items, @Nullable String next) {

    /** At most {@code limit} of the rows; one more than that says that there is a rest. */
    static <R, T> Found<T> of(List<R> rows, int limit, Function<R, String> mark, Function<R, T> view) {
        List<R> shown = rows.subList(0, Math.min(limit, rows.size()));
        return new Found<>(
                shown.stream().map(view).toList(), rows.size() > limit ? mark.apply(shown.get(limit - 1)) : null);
    }
}
