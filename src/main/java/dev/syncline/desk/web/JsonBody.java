package dev.syncline.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON object somebody sent, read strictly and never larger than it may be. */
final class JsonBody {

    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> OBJECT = new TypeReference<>() {};
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    static Map<String, @Nullable Object> read(HttpServletRequest request) throws IOException {
        try (InputStream body = request.getInputStream()) {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            return read(bytes);
        }
    }

    static Map<String, @Nullable Object> read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new BadRequest(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than 8 MiB. Send less.");
        }
        try {
            Map<String, @Nullable Object> object = MAPPER.readValue(bytes, OBJECT);
            if (object == null) {
                throw new BadRequest(HttpStatus.BAD_REQUEST, "The body is null. Send a JSON object.");
            }
            return object;
        } catch (JacksonException e) {
            throw new BadRequest(
                    HttpStatus.BAD_REQUEST,
                    "The body is not a JSON object, line %d, column %d: %s"
                            .formatted(
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr(),
                                    e.getOriginalMessage()));
        }
    }

    /** A request that cannot be read at all. */
    static final class BadRequest extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final HttpStatus status;

        BadRequest(HttpStatus status, String message) {
            super(message);
            this.status = status;
        }

        HttpStatus status() {
            return status;
        }
    }
}
