package dev.syncline.script.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Values as JSON text; rules know it as {@code groovy.json.JsonOutput}. */
public final class JsonText {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonText() {}

    /** JSON of a text, number, list, map or hub object. */
    public static String toJson(@Nullable Object value) {
        return MAPPER.writeValueAsString(plain(value));
    }

    /** The same JSON over several lines. */
    public static String prettyPrint(String json) {
        return PRETTY.writeValueAsString(MAPPER.readValue(json, Object.class));
    }

    /** A date becomes its ISO text, wherever it stands. */
    private static @Nullable Object plain(@Nullable Object value) {
        return new Plain(java.time.Instant::toString).value(value, "The value", "", 0);
    }
}
