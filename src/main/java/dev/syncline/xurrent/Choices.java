package dev.syncline.xurrent;

import dev.syncline.connector.TrackerFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A closed list of Xurrent, by its own words and by those people read.
 *
 * @see <a href="https://developer.xurrent.com/v1/requests/">Requests</a>
 */
record Choices(List<String> values) {

    static final Choices STATUS = of(
            "declined",
            "on_backlog",
            "assigned",
            "accepted",
            "in_progress",
            "waiting_for",
            "waiting_for_customer",
            "reservation_pending",
            "workflow_pending",
            "project_pending",
            "completed");
    static final Choices IMPACT = of("low", "medium", "high", "top");
    static final Choices CATEGORY = of(
            "incident",
            "rfc",
            "rfi",
            "reservation",
            "order",
            "fulfillment",
            "complaint",
            "compliment",
            "other",
            "case");
    static final Choices REASON = of(
            "solved",
            "workaround",
            "gone",
            "duplicate",
            "withdrawn",
            "no_reply",
            "rejected",
            "conflict",
            "declined",
            "unsolvable");

    private static Choices of(String... values) {
        return new Choices(List.of(values));
    }

    /** What people read for a word of Xurrent, even for one nobody knew when this was written. */
    static String label(String value) {
        if (value.equals("rfc") || value.equals("rfi")) {
            return value.toUpperCase(Locale.ROOT);
        }
        String words = value.replace('_', ' ');
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        values.forEach(value -> labels.put(value, label(value)));
        return labels;
    }

    Optional<String> find(String typed) {
        String word = typed.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]+", "_");
        return values.stream().filter(word::equals).findFirst();
    }

    /** Xurrent's word for a text or a map with a name; null stays null. */
    @Nullable
    String need(String field, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        Object name = value instanceof Map<?, ?> map
                ? map.get("value") instanceof String known ? known : map.get("name")
                : value;
        String typed = String.valueOf(name);
        return find(typed).orElseThrow(() -> TrackerFailure.ofValue(field, typed, values));
    }

    static @Nullable Map<String, @Nullable Object> named(@Nullable String value) {
        if (value == null) {
            return null;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("name", label(value));
        map.put("value", value);
        return map;
    }
}
