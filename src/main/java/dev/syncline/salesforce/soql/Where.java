package dev.syncline.salesforce.soql;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A filter that was read and checked. */
public sealed interface Where permits Where.Everything, Where.Several, Where.Not, Comparison {

    /** Reads what stands behind WHERE. */
    static Where of(String filter, Column.Lookup columns) {
        return new WhereText(filter, columns).read();
    }

    /** Whether it can be judged by what an item shows, and need not be asked of Salesforce. */
    boolean isNear();

    /**
     * Judges by values; only for what {@link #isNear}.
     *
     * @param values API name of a field to its value
     */
    boolean fits(Function<String, @Nullable Object> values);

    /** An empty filter. */
    record Everything() implements Where {

        @Override
        public boolean isNear() {
            return true;
        }

        @Override
        public boolean fits(Function<String, @Nullable Object> values) {
            return true;
        }
    }

    /** Several conditions, of which all or any must fit. */
    record Several(List<Where> parts, boolean all) implements Where {

        @Override
        public boolean isNear() {
            return parts.stream().allMatch(Where::isNear);
        }

        @Override
        public boolean fits(Function<String, @Nullable Object> values) {
            return all
                    ? parts.stream().allMatch(part -> part.fits(values))
                    : parts.stream().anyMatch(part -> part.fits(values));
        }
    }

    /** What must not fit. */
    record Not(Where part) implements Where {

        @Override
        public boolean isNear() {
            return part.isNear();
        }

        @Override
        public boolean fits(Function<String, @Nullable Object> values) {
            return !part.fits(values);
        }
    }
}
