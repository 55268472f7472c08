package dev.syncline.script.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Custom fields by display name or id; each is an object with {@code name}, {@code value} and, where known, {@code id}. */
public final class CustomFields extends LinkedHashMap<String, @Nullable Object> {

    private static final long serialVersionUID = 1L;

    private final boolean writable;

    CustomFields(@Nullable Object fields, boolean writable) {
        this.writable = writable;
        if (fields instanceof Map<?, ?> map) {
            map.forEach((name, value) -> put(String.valueOf(name), field(String.valueOf(name), value)));
        }
    }

    private static HubObject field(String name, @Nullable Object outside) {
        HubObject field = new HubObject(Kind.FIELD).with("name", name);
        if (outside instanceof Map<?, ?> map && isField(map)) {
            map.forEach((key, value) -> field.with(String.valueOf(key), HubModel.value(String.valueOf(key), value)));
        } else {
            field.with("value", HubModel.value("", outside));
        }
        return field;
    }

    /** A choice has a value, too, but no name. */
    private static boolean isField(Map<?, ?> map) {
        return map.containsKey("value")
                && (map.containsKey("name") || map.containsKey("type") || map.containsKey("uid"));
    }

    /** A field by its name or id; on an item that can be written, one that is missing comes into being. */
    @Override
    public @Nullable Object get(@Nullable Object key) {
        Object found = find(String.valueOf(key));
        if (found == null && writable && key != null) {
            HubObject fresh =
                    new HubObject(Kind.FIELD).with("name", key.toString()).with("value", null);
            put(key.toString(), fresh);
            return fresh;
        }
        return found;
    }

    @Nullable
    Object valueOf(String name) {
        return find(name) instanceof HubObject field ? field.get("value") : null;
    }

    private @Nullable Object find(String key) {
        Object named = super.get(key);
        if (named != null) {
            return named;
        }
        return values().stream()
                .filter(field -> field instanceof HubObject hub && key.equals(hub.text("id")))
                .findFirst()
                .orElse(null);
    }
}
