package dev.syncline.desk.tickets;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Custom fields as the text one column holds. */
final class CustomFieldsJson {

    private static final TypeReference<LinkedHashMap<String, Object>> VALUES = new TypeReference<>() {};
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    private CustomFieldsJson() {}

    static Map<String, Object> read(String json) {
        return MAPPER.readValue(json, VALUES);
    }

    static String write(Map<String, Object> fields) {
        return MAPPER.writeValueAsString(new TreeMap<>(fields));
    }

    /** The fields after writing some of them, a null removing one. */
    static Map<String, Object> merged(Map<String, Object> before, Map<String, @Nullable Object> patch) {
        Map<String, Object> after = new TreeMap<>(before);
        patch.forEach((name, value) -> {
            if (value == null) {
                after.remove(name);
            } else {
                after.put(name, value);
            }
        });
        return after;
    }
}
