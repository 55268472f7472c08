package dev.syncline.redmine;

import dev.syncline.connector.TrackerFailure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether Redmine did what it answered "done" to: what the acting user may not change it leaves as it is, without a word.
 */
final class Taken {

    private static final Map<String, String> REFERENCES = Map.of(
            "status_id", "status",
            "priority_id", "priority",
            "tracker_id", "tracker",
            "project_id", "project",
            "assigned_to_id", "assigned_to",
            "category_id", "category");
    private static final List<String> TEXTS = List.of("subject", "description", "start_date", "due_date");

    private Taken() {}

    /** Refuses a status that the workflow does not lead to from here, naming those it does. */
    static void checkStatus(JsonNode before, IssueInput input, Names names) {
        Object wanted = input.input().get("status_id");
        JsonNode allowed = before.path("allowed_statuses");
        if (wanted == null
                || !allowed.isArray()
                || wanted.equals(before.path("status").path("id").asString(""))) {
            return;
        }
        List<Named> statuses = Named.all(allowed);
        if (statuses.stream().noneMatch(each -> each.id().equals(wanted))) {
            String name = Named.find(names.statuses(), String.valueOf(wanted))
                    .map(Named::name)
                    .orElse(String.valueOf(wanted));
            throw notAllowed(before, name, statuses);
        }
    }

    /**
     * Refuses when a field stayed as it was before the write, naming it. One that holds a third value was changed by
     * somebody else since.
     */
    static void check(JsonNode before, JsonNode after, IssueInput input) {
        input.input().forEach((key, value) -> {
            if (!same(after, key, value) && stayed(before, after, key)) {
                String field = input.hubName(key);
                throw TrackerFailure.ofField(
                        field,
                        "Redmine left '%s' of issue %s as it was: the acting user may not change it. Give its role the permission, or make the field writable in the workflow of tracker '%s'."
                                .formatted(
                                        field,
                                        after.path("id").asString(""),
                                        RedmineApi.text(after.path("tracker"), "name")));
            }
        });
    }

    private static TrackerFailure notAllowed(JsonNode before, String wanted, List<Named> allowed) {
        String now = RedmineApi.text(before.path("status"), "name");
        TrackerFailure plain = TrackerFailure.ofValue("status", wanted, Named.names(allowed));
        String message =
                "The workflow of tracker '%s' does not lead the acting user from status '%s' to '%s'. It leads to: %s. Choose one of these in the rule, or allow the step under Administration, Workflow."
                        .formatted(
                                RedmineApi.text(before.path("tracker"), "name"),
                                now,
                                wanted,
                                String.join(", ", Named.names(allowed)));
        return new TrackerFailure(plain.kind(), message, Map.of("status", message), null, null);
    }

    private static boolean same(JsonNode after, String key, @Nullable Object value) {
        String written = value == null ? "" : value.toString();
        String reference = REFERENCES.get(key);
        if (reference != null) {
            return written.equals(after.path(reference).path("id").asString(""));
        }
        if (TEXTS.contains(key)) {
            return written.equals(Marker.lines(RedmineApi.text(after, key)));
        }
        return !key.equals("custom_fields") || sameCustom(after, value);
    }

    private static boolean stayed(JsonNode before, JsonNode after, String key) {
        String name = REFERENCES.getOrDefault(key, key);
        return before.path(name).equals(after.path(name));
    }

    private static boolean sameCustom(JsonNode after, @Nullable Object value) {
        if (value instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> field && !sameCustom(after, field)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean sameCustom(JsonNode after, Map<?, ?> field) {
        for (JsonNode each : after.path("custom_fields")) {
            if (each.path("id").asString("").equals(field.get("id"))) {
                JsonNode now = each.path("value");
                return now.isArray() || sameText(Marker.lines(now.asString("")), String.valueOf(field.get("value")));
            }
        }
        return false;
    }

    /** Redmine tidies numbers. */
    private static boolean sameText(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        try {
            return Double.parseDouble(one) == Double.parseDouble(other);
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
