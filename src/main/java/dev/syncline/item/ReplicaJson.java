package dev.syncline.item;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Replicas as JSON text and back. */
final class ReplicaJson {

    private static final String INSTANT = "@instant";
    private static final int MAXIMUM_DEPTH = 64;
    private static final long MAXIMUM_CHARACTERS = 8L * 1024 * 1024;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAXIMUM_DEPTH)
                            .maxDocumentLength(MAXIMUM_CHARACTERS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ReplicaJson() {}

    static String write(Map<String, @Nullable Object> hub) {
        return MAPPER.writeValueAsString(new TreeMap<>(Map.of("version", 1, "item", canonical(hub))));
    }

    static Map<String, @Nullable Object> read(String json) {
        try {
            Object tree = MAPPER.readValue(json, Object.class);
            if (tree instanceof Map<?, ?> document && document.get("item") instanceof Map<?, ?> item) {
                return values(item);
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("This is not a replica: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("This is not a replica: it has no object named \"item\".");
    }

    private static Map<String, @Nullable Object> canonical(Map<?, ?> map) {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(String.valueOf(key), canonicalValue(value)));
        return sorted;
    }

    private static @Nullable Object canonicalValue(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return Map.of(INSTANT, instant.toString());
        }
        if (value instanceof Map<?, ?> map) {
            return canonical(map);
        }
        if (value instanceof Iterable<?> list) {
            List<@Nullable Object> values = new ArrayList<>();
            list.forEach(each -> values.add(canonicalValue(each)));
            return values;
        }
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        throw new IllegalArgumentException(
                "A replica cannot hold a %s.".formatted(value.getClass().getSimpleName()));
    }

    private static Map<String, @Nullable Object> values(Map<?, ?> map) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        map.forEach((key, value) -> values.put(String.valueOf(key), value(value)));
        return values;
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.size() == 1 && map.get(INSTANT) instanceof String text ? instant(text) : values(map);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> values = new ArrayList<>();
            list.forEach(each -> values.add(value(each)));
            return values;
        }
        return value;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("This is not a replica: '" + text + "' is not an instant.", e);
        }
    }
}
