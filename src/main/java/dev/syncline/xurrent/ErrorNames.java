package dev.syncline.xurrent;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a refused input means in the words of the rule it came from.
 *
 * @param fields input name to field name
 * @param given field name to the value that the rule assigned
 * @param request number of the request that is written; empty for one that is made
 */
record ErrorNames(Map<String, String> fields, Map<String, @Nullable Object> given, String request) {

    private static final int LONGEST = 60;

    /** Of a note with one value of the rule. */
    static ErrorNames ofNote(String request, String input, String field, Object value) {
        return new ErrorNames(Map.of(input, field), Map.of(field, value), request);
    }

    ErrorNames on(String number) {
        return new ErrorNames(fields, given, number);
    }

    /** A mutation's errors as one failure that names every field, its value and what to do. */
    TrackerFailure failure(JsonNode errors) {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (JsonNode error : errors) {
            String input = error.path("path").path(0).asString("");
            String told = error.path("message").asString("");
            if (input.equals("id") || input.equals("ownerId")) {
                return gone(told);
            }
            String field = fields.getOrDefault(input, input.isEmpty() ? "request" : input);
            wrong.merge(field, told, (one, two) -> one + "; " + two);
        }
        List<String> sentences = new ArrayList<>();
        wrong.forEach((field, told) -> sentences.add(sentence(field, AnswerErrors.sentence(told))));
        return new TrackerFailure(Kind.VALIDATION, String.join(" ", sentences), wrong, null, null);
    }

    private TrackerFailure gone(String told) {
        return new TrackerFailure(
                Kind.NOT_FOUND,
                "Xurrent has no request %s any more, or does not show it to the acting user: %s If it is in the trash, restore it there, or let the acting user see it, and try again; otherwise end its synchronisation."
                        .formatted(request, AnswerErrors.sentence(told)));
    }

    private String sentence(String field, String told) {
        Object value = given.get(field);
        if (value == null) {
            return "Xurrent does not take '%s' without a value: %s Assign one in the rule, or change the field's settings in Xurrent."
                    .formatted(field, told);
        }
        return "Xurrent does not take '%s' for '%s': %s %s"
                .formatted(shown(value), field, told, RequestInput.remedy(field));
    }

    /** A person by address, a record by its id or name, the beginning of a long text. */
    private static String shown(Object value) {
        Object known = value;
        if (value instanceof Map<?, ?> map) {
            for (String name : List.of("email", "name", "id", "value")) {
                if (map.get(name) != null) {
                    known = map.get(name);
                    break;
                }
            }
        }
        String text = String.valueOf(known).strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
