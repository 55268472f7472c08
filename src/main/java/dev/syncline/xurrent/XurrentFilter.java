package dev.syncline.xurrent;

import dev.syncline.item.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A trigger filter in Xurrent's own syntax, as its REST API takes it.
 *
 * @see <a href="https://developer.xurrent.com/v1/general/filtering/">Filtering</a>
 */
record XurrentFilter(List<Condition> conditions) {

    /** What a field holds, which decides how it is compared. */
    enum Type {
        NUMBER,
        TEXT,
        CHOICE,
        REFERENCE,
        MOMENT
    }

    /**
     * A field to filter by.
     *
     * @param graphql its name in RequestFilter
     * @param item its name among an item's fields
     */
    record FilterField(
            String graphql,
            Type type,
            String item,
            @Nullable Choices choices,
            String node) {}

    /**
     * One condition.
     *
     * @param values one of them must fit; empty asks whether the field is empty
     * @param bounds operator to moment, for ranges
     */
    record Condition(FilterField field, boolean negated, List<String> values, Map<String, Instant> bounds) {

        boolean matches(Item item) {
            Object held = held(item);
            if (!bounds.isEmpty()) {
                return held instanceof Instant moment
                        && bounds.entrySet().stream().allMatch(each -> fits(moment, each.getKey(), each.getValue()));
            }
            boolean fits = values.isEmpty()
                    ? held == null || held.toString().isEmpty()
                    : values.stream().anyMatch(value -> equal(held, value));
            return negated != fits;
        }

        private @Nullable Object held(Item item) {
            Object held = field.type() == Type.NUMBER
                    ? item.ref().key()
                    : item.fields().get(field.item());
            return held instanceof Map<?, ?> named ? named.get("value") : held;
        }

        private boolean equal(@Nullable Object held, String value) {
            if (field.type() == Type.MOMENT) {
                return Objects.equals(held, RequestItems.instant(value));
            }
            return held != null && held.toString().equals(value);
        }

        private static boolean fits(Instant moment, String operator, Instant bound) {
            int order = moment.compareTo(bound);
            return switch (operator) {
                case "lessThan" -> order < 0;
                case "lessThanOrEqualTo" -> order <= 0;
                case "greaterThan" -> order > 0;
                default -> order >= 0;
            };
        }

        private Map<String, Object> graphql() {
            Map<String, Object> filter = new LinkedHashMap<>();
            if (!bounds.isEmpty()) {
                bounds.forEach((operator, moment) -> filter.put(operator, moment.toString()));
                return filter;
            }
            List<Object> wanted = new ArrayList<>(values);
            if (field.type() == Type.NUMBER) {
                wanted.replaceAll(value -> Long.valueOf(value.toString()));
            }
            filter.put("values", wanted);
            if (negated) {
                filter.put("negate", true);
            }
            return filter;
        }
    }

    boolean matches(Item item) {
        return conditions.stream().allMatch(condition -> condition.matches(item));
    }

    /** As a RequestFilter; two conditions on one field cannot be asked for together. */
    Map<String, Object> graphql() {
        Map<String, Object> filter = new LinkedHashMap<>();
        for (Condition condition : conditions) {
            filter.put(condition.field().graphql(), condition.graphql());
        }
        return filter;
    }
}
