package dev.syncline.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values a field may end with: those that nobody saw before writing another. */
final class Heads {

    private final List<Value> values = new ArrayList<>();

    private record Value(Place by, String text) {}

    /** Somebody wrote a value, having seen another; null when what was seen does not tell whose it was. */
    void write(Place by, String text, @Nullable String seen) {
        values.removeIf(value -> value.by() == by || value.text().equals(seen));
        values.add(new Value(by, text));
    }

    /** Somebody may have written a value. */
    void maybe(Place by, String text) {
        values.add(new Value(by, text));
    }

    boolean allow(String text) {
        return values.stream().anyMatch(value -> value.text().equals(text));
    }

    /** What one side wrote last, or may have. */
    Set<String> by(Place place) {
        return values.stream()
                .filter(value -> value.by() == place)
                .map(Value::text)
                .collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return values.stream().map(value -> "'" + value.text() + "'").collect(Collectors.joining(" or "));
    }
}
