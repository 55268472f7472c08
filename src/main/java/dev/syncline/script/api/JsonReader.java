package dev.syncline.script.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** JSON text as lists and maps; rules know it as {@code groovy.json.JsonSlurper}. */
public final class JsonReader {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxDocumentLength(8L * 1024 * 1024)
                            .build())
                    .build())
            .build();

    /** Reads at most 8 MiB, nested at most 64 deep. */
    public @Nullable Object parseText(String json) {
        return MAPPER.readValue(json, Object.class);
    }
}
