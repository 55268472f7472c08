package dev.syncline.xurrent;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Which field of a rule a refused input came from.
 *
 * @param fields input name to field name
 */
record ErrorNames(Map<String, String> fields) {

    static ErrorNames none() {
        return new ErrorNames(Map.of());
    }

    /** A mutation's errors as one failure that names every field. */
    TrackerFailure failure(JsonNode errors) {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (JsonNode error : errors) {
            String input = error.path("path").path(0).asString("");
            String told = error.path("message").asString("");
            if (input.equals("id") || input.equals("ownerId")) {
                return new TrackerFailure(
                        Kind.NOT_FOUND,
                        "Xurrent has no such request any more, or does not show it to the acting user: %s"
                                .formatted(told));
            }
            String field = fields.getOrDefault(input, input.isEmpty() ? "request" : input);
            wrong.merge(field, told, (one, two) -> one + "; " + two);
        }
        StringBuilder message = new StringBuilder("Xurrent does not take this:");
        wrong.forEach((field, told) -> message.append(" %s %s.".formatted(field, told)));
        return new TrackerFailure(
                Kind.VALIDATION, message + " Change the rule, or the field's settings in Xurrent.", wrong, null, null);
    }
}
