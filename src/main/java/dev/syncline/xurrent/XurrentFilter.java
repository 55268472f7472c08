package dev.syncline.xurrent;

import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
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
     * @param bounds operator to moment or, for numbers, to a whole number, for ranges
     */
    record Condition(
            FilterField field, boolean negated, List<String> values, Map<String, ? extends Comparable<?>> bounds) {

        boolean matches(Item item) {
            Object held = held(item);
            if (!bounds.isEmpty()) {
                return isWithin(held);
            }
            boolean fits = values.isEmpty()
                    ? held == null || held.toString().isEmpty()
                    : values.stream().anyMatch(value -> equal(held, value));
            return negated != fits;
        }

        private boolean isRangeOfNumbers() {
            return field.type() == Type.NUMBER && !bounds.isEmpty();
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

        private boolean isWithin(@Nullable Object held) {
            return bounds.entrySet().stream().allMatch(each -> {
                Object bound = each.getValue();
                return bound instanceof Instant moment
                        ? held instanceof Instant then && fits(then.compareTo(moment), each.getKey())
                        : held instanceof String number
                                && number.matches("\\d{1,18}")
                                && fits(Long.valueOf(number).compareTo((Long) bound), each.getKey());
            });
        }

        private static boolean fits(int order, String operator) {
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
                bounds.forEach((operator, bound) -> filter.put(operator, bound.toString()));
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

    /**
     * As a RequestFilter; two conditions on one field cannot be asked for together. Ranges of numbers are left out, since
     * GraphQL is documented to take such of times only: see {@link #takes}.
     */
    Map<String, Object> graphql() {
        Map<String, Object> filter = new LinkedHashMap<>();
        for (Condition condition : conditions) {
            if (!condition.isRangeOfNumbers()) {
                filter.put(condition.field().graphql(), condition.graphql());
            }
        }
        return filter;
    }

    /** Whether a request that {@link #graphql} found fits what could not be asked for. */
    boolean takes(ItemRef ref) {
        return conditions.stream()
                .filter(Condition::isRangeOfNumbers)
                .allMatch(condition -> condition.isWithin(ref.key()));
    }
}
