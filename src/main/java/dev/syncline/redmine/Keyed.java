package dev.syncline.redmine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The custom field that holds by what a create is recognised. */
final class Keyed {

    private Keyed() {}

    /** Written even where nobody has seen the field yet; an issue that has none ignores it. */
    static void write(Map<String, @Nullable Object> input, String field, String key) {
        if (field.isEmpty()) {
            return;
        }
        List<Object> fields = new ArrayList<>();
        if (input.get("custom_fields") instanceof List<?> others) {
            fields.addAll(others);
        }
        fields.add(Map.of("id", field, "value", key));
        input.put("custom_fields", fields);
    }

    static boolean isIn(JsonNode customFields, String field) {
        for (JsonNode each : customFields) {
            if (each.path("id").asString("").equals(field)
                    && !each.path("value").asString("").isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
