package dev.syncline.salesforce;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What Salesforce refuses about one record: the field, what it said, and what to do about it. */
final class RecordRefusals {

    private static final Map<String, String> REMEDIES = Map.ofEntries(
            Map.entry("REQUIRED_FIELD_MISSING", "Assign it in the rule, or give it a default in Salesforce."),
            Map.entry(
                    "FIELD_CUSTOM_VALIDATION_EXCEPTION",
                    "A validation rule of the org says so: assign what it asks for in the rule, or let the Salesforce administrator except the acting user."),
            Map.entry(
                    "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                    "Map it to a value that is active for the record type, or let the Salesforce administrator add it."),
            Map.entry("STRING_TOO_LONG", "Shorten it in the rule."),
            Map.entry(
                    "INVALID_FIELD",
                    "Check the API name, and that field-level security lets the acting user see the field."),
            Map.entry(
                    "INVALID_FIELD_FOR_INSERT_UPDATE",
                    "Take the line that assigns it out of the rule, or let the Salesforce administrator make the field editable for the acting user in field-level security."),
            Map.entry(
                    "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
                    "A trigger or flow of the org failed on it; the Salesforce administrator finds it under Setup, Apex Triggers or Flows."),
            Map.entry(
                    "DUPLICATE_VALUE", "Another record has this value, which may be there once only. Assign another."),
            Map.entry(
                    "MALFORMED_ID",
                    "Assign an id of 15 or 18 characters, of a record of the object this field points to."),
            Map.entry(
                    "INVALID_CROSS_REFERENCE_KEY",
                    "Assign the id of a record that is there and that the acting user may see."),
            Map.entry("JSON_PARSER_ERROR", "Assign a value of the field's type in the rule."),
            Map.entry("FIELD_INTEGRITY_EXCEPTION", "Assign a value that fits the other fields of the record."),
            Map.entry("MALFORMED_QUERY", "Correct the filter."),
            Map.entry("INVALID_QUERY_FILTER_OPERATOR", "Correct the filter."));
    private static final String USUAL =
            "Change the rule, or let the Salesforce administrator look at the object's settings.";

    private RecordRefusals() {}

    static TrackerFailure of(int status, String code, String message, JsonNode error, FieldNames names) {
        List<String> fields = named(error, message, names);
        if (code.startsWith("INSUFFICIENT_ACCESS") || code.startsWith("API_") || status == 403) {
            return forbidden(code, message);
        }
        boolean gone = code.equals("ENTITY_IS_DELETED")
                || code.equals("NOT_FOUND")
                || status == 404
                || (code.equals("INVALID_CROSS_REFERENCE_KEY") && fields.isEmpty());
        if (gone) {
            return new TrackerFailure(
                    Kind.NOT_FOUND,
                    "Salesforce has no such record any more, or does not show it to the acting user (%s: %s)."
                            .formatted(code, message));
        }
        if (code.equals("STORAGE_LIMIT_EXCEEDED")) {
            return new TrackerFailure(
                    Kind.FORBIDDEN,
                    "The org has no room left (%s: %s). Let the Salesforce administrator free storage (Setup, Storage Usage), then retry."
                            .formatted(code, message));
        }
        return code.equals("DUPLICATES_DETECTED") ? duplicates(error, message) : refused(code, message, fields);
    }

    private static TrackerFailure refused(String code, String message, List<String> fields) {
        String told = message.isEmpty() || message.endsWith(".") ? message : message + ".";
        return Refusals.ofFields(
                "Salesforce does not take %s (%s): %s %s"
                        .formatted(
                                fields.isEmpty() ? "this" : "'" + String.join("', '", fields) + "'",
                                code.isEmpty() ? "no reason given" : code,
                                told,
                                REMEDIES.getOrDefault(code, USUAL)),
                fields);
    }

    private static TrackerFailure forbidden(String code, String message) {
        String remedy = code.startsWith("API_")
                ? "Give the acting user the permission 'API Enabled'; the org's edition must have the API."
                : "Let the Salesforce administrator share the record with the acting user, or grant Edit on the object in its permission set.";
        return new TrackerFailure(
                Kind.FORBIDDEN,
                "Salesforce does not allow this to the acting user (%s: %s). %s".formatted(code, message, remedy));
    }

    /** A duplicate rule names itself and the records that look alike. */
    private static TrackerFailure duplicates(JsonNode error, String message) {
        JsonNode result = error.path("duplicateResult");
        List<String> alike = new ArrayList<>();
        for (JsonNode matches : result.path("matchResults")) {
            for (JsonNode match : matches.path("matchRecords")) {
                alike.add(match.path("record").path("Id").asString(""));
            }
        }
        return new TrackerFailure(
                Kind.VALIDATION,
                "The duplicate rule '%s' of the org refuses the record (DUPLICATES_DETECTED: %s); alike %s. Attach to that record in the rule (entity.id = ...), or let the rule allow saving for the acting user."
                        .formatted(
                                result.path("duplicateRule").asString("?"),
                                message,
                                alike.isEmpty() ? "is one that it does not name" : "are " + String.join(", ", alike)));
    }

    /** Salesforce often names a field only within its sentence. */
    private static List<String> named(JsonNode error, String message, FieldNames names) {
        List<String> fields = Refusals.fields(error, names);
        if (fields.isEmpty()) {
            names.used().forEach((api, used) -> {
                if (message.toLowerCase(java.util.Locale.ROOT).matches("(?s).*\\b" + api + "\\b.*")) {
                    fields.add(used);
                }
            });
        }
        return fields;
    }
}
