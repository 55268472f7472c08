package dev.syncline.redmine;

import dev.syncline.connector.CleanText;
import dev.syncline.connector.TextLimit;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.WrongFields;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a rule assigned, as Redmine takes it. */
final class IssueInput {

    static final TextLimit SUBJECT = new TextLimit(255, TextLimit.Unit.CHARACTERS);
    private static final Set<String> READ_ONLY = Set.of("reporter", "created", "updated", "key", "id", "urn");

    private final Names names;
    private final People people;
    private final JsonNode project;
    private final List<Named> customFields;
    private final String marker;
    private final Map<String, @Nullable Object> input = new LinkedHashMap<>();
    private final Map<String, String> hubNames = new LinkedHashMap<>();

    /**
     * For an issue of a project.
     *
     * @param customFields those the issue has
     * @param marker what its description must go on to end with; empty for nothing
     */
    IssueInput(Names names, People people, JsonNode project, List<Named> customFields, String marker) {
        this.names = names;
        this.people = people;
        this.project = project;
        this.customFields = customFields;
        this.marker = marker;
    }

    /** Takes every field, or refuses those that are wrong, all by name. */
    IssueInput fill(Map<String, @Nullable Object> fields) {
        WrongFields wrong = new WrongFields();
        fields.forEach((name, value) -> wrong.take(name, () -> take(name, value)));
        wrong.refuse();
        return this;
    }

    Map<String, @Nullable Object> input() {
        return input;
    }

    /** What rules call the field that is written under one of Redmine's names. */
    String hubName(String key) {
        return hubNames.getOrDefault(key, key);
    }

    private void take(String name, @Nullable Object value) {
        if (READ_ONLY.contains(name)) {
            throw TrackerFailure.ofField(
                    name, "Redmine sets '%s' itself. Take the line that assigns it out of the rule.".formatted(name));
        }
        switch (name) {
            case "summary" -> put(name, "subject", summary(value));
            case "description" -> put(name, "description", Marker.onto(textOf(value), marker));
            case "status" ->
                put(name, "status_id", Named.need(name, value, names.statuses()).id());
            case "priority" ->
                put(
                        name,
                        "priority_id",
                        Named.need(name, value, names.priorities()).id());
            case "tracker" ->
                put(name, "tracker_id", Named.need(name, value, trackers()).id());
            case "project", "projectKey" -> put(name, "project_id", projectId(value));
            case "assignee" -> put(name, "assigned_to_id", value == null ? "" : people.need(name, value));
            case "category" -> put(name, "category_id", category(value));
            case "startDate" -> put(name, "start_date", day(name, value));
            case "dueDate" -> put(name, "due_date", day(name, value));
            case "doneRatio" -> put(name, "done_ratio", value);
            case "estimatedHours" -> put(name, "estimated_hours", value == null ? "" : value.toString());
            case "isPrivate" -> put(name, "is_private", Boolean.parseBoolean(String.valueOf(value)));
            case "customFields" -> put(name, "custom_fields", new CustomInput(customFields, names).input(value));
            default ->
                throw TrackerFailure.ofField(
                        name,
                        "A Redmine issue has no field '%s'. Custom fields are set by entity.customFields."
                                .formatted(name));
        }
    }

    private void put(String field, String key, @Nullable Object value) {
        input.put(key, value);
        hubNames.put(key, field);
    }

    private List<Named> trackers() {
        List<Named> here = Named.all(project.path("trackers"));
        return here.isEmpty() ? names.trackers() : here;
    }

    private String projectId(@Nullable Object value) {
        Object key = value instanceof Map<?, ?> map ? map.get("key") == null ? map.get("id") : map.get("key") : value;
        return names.needProject(String.valueOf(key)).path("id").asString("");
    }

    private String category(@Nullable Object value) {
        return value == null || value.toString().isBlank()
                ? ""
                : Named.need("category", value, Named.all(project.path("issue_categories")))
                        .id();
    }

    private static String summary(@Nullable Object value) {
        String text = textOf(value).replaceAll("[\\r\\n]+", " ");
        if (text.isBlank()) {
            throw TrackerFailure.ofField(
                    "summary", "The summary is empty, and an issue needs a subject. Assign one in the rule.");
        }
        if (!SUBJECT.takes(text)) {
            throw TrackerFailure.ofField(
                    "summary",
                    "The summary '%s' has %d characters, and Redmine takes at most %d. Shorten it in the rule."
                            .formatted(TextLimit.beginning(text), SUBJECT.lengthOf(text), SUBJECT.maximum()));
        }
        return text;
    }

    static String textOf(@Nullable Object value) {
        return value == null ? "" : Marker.lines(CleanText.of(value.toString()));
    }

    private static String day(String field, @Nullable Object value) {
        if (value == null || value.toString().isBlank()) {
            return "";
        }
        try {
            String text = value instanceof Instant instant
                    ? instant.atZone(ZoneOffset.UTC).toLocalDate().toString()
                    : value.toString();
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text)
                    .toString();
        } catch (DateTimeParseException e) {
            throw TrackerFailure.ofField(field, "'%s' is no day. Use one such as 2026-01-31.".formatted(value));
        }
    }
}
