package dev.syncline.connector;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The tracker as properties and the environment fix it: {@code syncline.tracker.kind} and {@code .settings.*}. */
final class FixedTracker {

    private final @Nullable String kind;
    private final Map<String, String> settings = new LinkedHashMap<>();

    FixedTracker(Environment environment) {
        Binder binder = Binder.get(environment);
        this.kind = binder.bind("syncline.tracker.kind", String.class).orElse(null);
        binder.bind("syncline.tracker.settings", Bindable.mapOf(String.class, String.class))
                .ifBound(found -> found.forEach((name, value) -> settings.put(plain(name), value)));
    }

    /** Null when nothing is fixed. */
    @Nullable
    String kind() {
        return kind;
    }

    /** What was said for the fields of a kind. */
    Map<String, String> values(TrackerKind of) {
        Map<String, String> values = new LinkedHashMap<>();
        for (SettingField field : of.settings()) {
            String value = settings.get(plain(field.name()));
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        return values;
    }

    /** The environment knows neither case nor dashes. */
    private static String plain(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
