package dev.syncline.item;

import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
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
        StringWriter text = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            json.writeStartObject();
            json.writeName("item");
            write(json, hub);
            json.writeName("version");
            json.writeNumber(1);
            json.writeEndObject();
        }
        return text.toString();
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

    /** The same text for the same content: the keys of every object in their order. */
    private static void write(JsonGenerator json, Map<?, ?> map) {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
        json.writeStartObject();
        sorted.forEach((key, value) -> {
            json.writeName(key);
            writeValue(json, value);
        });
        json.writeEndObject();
    }

    private static void writeValue(JsonGenerator json, @Nullable Object value) {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Instant instant) {
            write(json, Map.of(INSTANT, instant.toString()));
        } else if (value instanceof Map<?, ?> map) {
            write(json, map);
        } else if (value instanceof Iterable<?> list) {
            json.writeStartArray();
            list.forEach(each -> writeValue(json, each));
            json.writeEndArray();
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            json.writePOJO(value);
        } else {
            throw new IllegalArgumentException(
                    "A replica cannot hold a %s.".formatted(value.getClass().getSimpleName()));
        }
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
