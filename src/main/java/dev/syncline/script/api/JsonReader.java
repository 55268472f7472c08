package dev.syncline.script.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** JSON text as lists and maps; rules know it as {@code groovy.json.JsonSlurper}. */
public final class JsonReader {

    private static final int SHOWN = 60;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxDocumentLength(8L * 1024 * 1024)
                            .build())
                    .build())
            .build();

    /** Reads at most 8 MiB, nested at most 64 deep. */
    public @Nullable Object parseText(String json) {
        try {
            return MAPPER.readValue(json, Object.class);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new IllegalArgumentException(
                    "This is no JSON: \u201c%s\u201d%s. %s"
                            .formatted(
                                    json.length() > SHOWN ? json.substring(0, SHOWN) + "..." : json,
                                    at == null
                                            ? ""
                                            : ", line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()),
                                    e.getOriginalMessage()),
                    e);
        }
    }
}
