package dev.syncline.connector.http;

import dev.syncline.connector.TrackerFailure;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a tracker answered. */
public record TrackerAnswer(int status, HttpHeaders headers, byte[] body) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * The body as JSON; a missing node when it is empty.
     *
     * @throws TrackerFailure of kind CONTRACT_DRIFT when it is something else
     */
    public JsonNode json() {
        try {
            return body.length == 0 ? MAPPER.missingNode() : MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw new TrackerFailure(
                    TrackerFailure.Kind.CONTRACT_DRIFT,
                    "The tracker answered %d with something that is no JSON. Check that the address is that of its API."
                            .formatted(status));
        }
    }

    /** The body as JSON, or a missing node when it is none; for reading what an error says. */
    public JsonNode jsonIfAny() {
        try {
            return body.length == 0 ? MAPPER.missingNode() : MAPPER.readTree(body);
        } catch (JacksonException e) {
            return MAPPER.missingNode();
        }
    }

    @Override
    public String toString() {
        return "TrackerAnswer[status=" + status + ", " + body.length + " bytes]";
    }
}
