package dev.syncline.requesttracker;

import dev.syncline.connector.TrackerFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names of priorities, which RT keeps as numbers: a number goes by the name of the largest one that it reaches.
 *
 * @see <a href="https://docs.bestpractical.com/rt/5.0.3/RT_Config.html">%PriorityAsString</a>
 */
record Priorities(Map<String, Integer> numbers) {

    static final String PRESET = "Low=0, Medium=50, High=100";

    static Priorities parse(String text) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                String[] pair = part.split("=", 2);
                if (pair.length < 2 || !pair[1].strip().matches("\\d{1,9}")) {
                    throw TrackerFailure.ofField(
                            "priorities",
                            "'%s' is no name with its number. Write them as %s.".formatted(part.strip(), PRESET));
                }
                numbers.put(pair[0].strip(), Integer.valueOf(pair[1].strip()));
            }
        }
        return new Priorities(numbers);
    }

    List<String> names() {
        return new ArrayList<>(numbers.keySet());
    }

    Map<String, @Nullable Object> map(String number) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("name", name(number));
        map.put("id", number);
        return map;
    }

    Optional<Map<String, @Nullable Object>> find(String typed) {
        return number(typed).map(this::map);
    }

    /** The number of what a rule assigned: a name, a number, or a map with either. */
    String need(@Nullable Object value) {
        Object typed =
                value instanceof Map<?, ?> map ? map.get("name") == null ? map.get("id") : map.get("name") : value;
        return number(String.valueOf(typed))
                .orElseThrow(() -> TrackerFailure.ofValue("priority", String.valueOf(typed), names()));
    }

    private Optional<String> number(String typed) {
        String word = typed.strip();
        return numbers.entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(word))
                .map(each -> String.valueOf(each.getValue()))
                .findFirst()
                .or(() -> word.matches("\\d{1,9}") ? Optional.of(word) : Optional.empty());
    }

    private String name(String number) {
        if (!number.matches("\\d{1,9}")) {
            return number;
        }
        int wanted = Integer.parseInt(number);
        return numbers.entrySet().stream()
                .filter(each -> each.getValue() <= wanted)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(number);
    }
}
