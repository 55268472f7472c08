package dev.syncline.salesforce;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.http.TrackerAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Salesforce refuses, as a failure of the connector's family; its errors are an array.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm">Status codes and error responses</a>
 */
final class Refusals {

    private static final Duration QUOTA = Duration.ofMinutes(15);
    private static final int FORBIDDEN = 403;
    private static final Duration CROWDED = Duration.ofSeconds(10);

    private Refusals() {}

    /** Of a call that is no part of a composite one; null to go by the status alone. */
    static @Nullable TrackerFailure read(TrackerAnswer answer) {
        JsonNode errors = answer.jsonIfAny();
        boolean told = !first(errors).path("errorCode").isMissingNode();
        return told && answer.status() < 500 ? of(answer.status(), errors, FieldNames.none()) : null;
    }

    static TrackerFailure of(int status, JsonNode errors, FieldNames names) {
        JsonNode error = first(errors);
        String code = text(error, "errorCode", "statusCode");
        String message = error.path("message").asString("").strip();
        return switch (code) {
            case "INVALID_SESSION_ID", "INVALID_AUTH_HEADER" ->
                status == FORBIDDEN
                        ? scope(message)
                        : failure(
                                Kind.AUTH_EXPIRED,
                                "Salesforce no longer takes the session (%s). A new one is asked for by itself; if this stays, check the credentials under General settings, Tracker."
                                        .formatted(code));
            case "REQUEST_LIMIT_EXCEEDED" -> limit(message);
            case "UNABLE_TO_LOCK_ROW" ->
                failure(
                        Kind.LOCKED,
                        "Somebody else is writing this record or its parent at this moment (%s: %s). It is written again shortly."
                                .formatted(code, message));
            case "SERVER_UNAVAILABLE", "QUERY_TIMEOUT", "INVALID_QUERY_LOCATOR", "UNKNOWN_EXCEPTION" ->
                failure(Kind.TRANSIENT, "Salesforce could not do this just now (%s: %s).".formatted(code, message));
            default -> RecordRefusals.of(status, code, message, error, names);
        };
    }

    private static TrackerFailure scope(String message) {
        return failure(
                Kind.AUTH_REVOKED,
                "Salesforce gave a token that its API does not take (%s). Add the scope 'Manage user data via APIs (api)' to the External Client App, and 'API Enabled' to the acting user's permissions."
                        .formatted(message));
    }

    /** The daily limit is of the last 24 hours: some of it is free again soon. */
    private static TrackerFailure limit(String message) {
        if (message.contains("Concurrent")) {
            return TrackerFailure.ofRate(
                    "Salesforce works on too many long calls of this org at once (%s).".formatted(message), CROWDED);
        }
        return new TrackerFailure(
                Kind.QUOTA_EXHAUSTED,
                "The org used up its API calls of the last 24 hours (REQUEST_LIMIT_EXCEEDED: %s). Syncline asks again in %d min; in Salesforce, Setup, Company Information shows the limit."
                        .formatted(message, QUOTA.toMinutes()),
                Map.of(),
                QUOTA,
                null);
    }

    private static TrackerFailure failure(Kind kind, String message) {
        return new TrackerFailure(kind, message);
    }

    /** Whether this was not done only because something else failed. */
    static boolean isConsequence(JsonNode errors) {
        return first(errors).path("errorCode").asString("").equals("PROCESSING_HALTED");
    }

    private static JsonNode first(JsonNode errors) {
        return errors.isArray() ? errors.path(0) : errors;
    }

    private static String text(JsonNode node, String... parts) {
        for (String part : parts) {
            if (!node.path(part).isMissingNode()) {
                return node.path(part).asString("");
            }
        }
        return "";
    }

    /** Names of the fields an error speaks of, as the rule knows them. */
    static List<String> fields(JsonNode error, FieldNames names) {
        List<String> fields = new ArrayList<>();
        error.path("fields").forEach(each -> fields.add(names.of(each.asString(""))));
        return fields;
    }

    /** A refusal of values, by field. */
    static TrackerFailure ofFields(String message, List<String> fields) {
        Map<String, String> wrong = new LinkedHashMap<>();
        fields.forEach(field -> wrong.put(field, message));
        return new TrackerFailure(Kind.VALIDATION, message, wrong, null, null);
    }
}
