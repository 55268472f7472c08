package dev.syncline.item;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields by their paths: every custom field by itself, as {@code customFields.<name>}. */
public final class FieldPaths {

    private static final String CUSTOM = "customFields";
    private static final String PREFIX = CUSTOM + ".";

    private FieldPaths() {}

    /** The same fields, each custom field under a path of its own. */
    public static Map<String, @Nullable Object> flat(Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> flat = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (name.equals(CUSTOM) && value instanceof Map<?, ?> custom) {
                custom.forEach((each, held) -> flat.put(PREFIX + each, held));
            } else {
                flat.put(name, value);
            }
        });
        return flat;
    }

    /** Fields as trackers take them, from {@link #flat}. */
    public static Map<String, @Nullable Object> nested(Map<String, @Nullable Object> flat) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        Map<String, @Nullable Object> custom = new LinkedHashMap<>();
        flat.forEach((path, value) -> {
            if (path.startsWith(PREFIX)) {
                custom.put(path.substring(PREFIX.length()), value);
            } else {
                fields.put(path, value);
            }
        });
        if (!custom.isEmpty()) {
            fields.put(CUSTOM, custom);
        }
        return fields;
    }
}
