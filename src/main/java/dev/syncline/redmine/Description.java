package dev.syncline.redmine;

import dev.syncline.connector.EntityDescription;
import dev.syncline.connector.EntityDescription.Field;
import dev.syncline.connector.EntityDescription.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The fields of an issue. */
final class Description {

    private Description() {}

    static EntityDescription of(Names names) {
        List<Field> fields = new ArrayList<>(
                own(Named.names(names.statuses()), Named.names(names.priorities()), Named.names(names.trackers())));
        names.customFields().forEach(each -> fields.add(custom(each)));
        return new EntityDescription(IssueItems.ISSUE, "Issue", fields);
    }

    static EntityDescription expected() {
        return new EntityDescription(IssueItems.ISSUE, "Issue", own(List.of(), List.of(), List.of()));
    }

    /** The project goes by two names. */
    static Set<String> alsoCalled(String field) {
        return switch (field) {
            case "project" -> Set.of("projectKey");
            case "projectKey" -> Set.of("project");
            default -> Set.of();
        };
    }

    private static List<Field> own(List<String> statuses, List<String> priorities, List<String> trackers) {
        return List.of(
                new Field(
                        "summary",
                        "Subject",
                        FieldType.TEXT,
                        true,
                        true,
                        false,
                        List.of(),
                        Map.of(),
                        IssueInput.SUBJECT),
                field("description", "Description", FieldType.TEXT, List.of()),
                field("status", "Status", FieldType.CHOICE, statuses),
                field("priority", "Priority", FieldType.CHOICE, priorities),
                field("tracker", "Tracker", FieldType.CHOICE, trackers),
                field("category", "Category", FieldType.TEXT, List.of()),
                field("assignee", "Assignee", FieldType.PERSON, List.of()),
                readOnly("reporter", "Author", FieldType.PERSON),
                field("project", "Project", FieldType.REFERENCE, List.of()),
                field("projectKey", "Identifier of the project", FieldType.TEXT, List.of()),
                field("startDate", "Start date", FieldType.DATE, List.of()),
                field("dueDate", "Due date", FieldType.DATE, List.of()),
                field("doneRatio", "% Done", FieldType.NUMBER, List.of()),
                field("estimatedHours", "Estimated time", FieldType.NUMBER, List.of()),
                field("isPrivate", "Private", FieldType.BOOLEAN, List.of()),
                field("comments", "Notes", FieldType.TEXT, List.of()),
                field("customFields", "Custom fields", FieldType.TEXT, List.of()),
                readOnly("created", "Created", FieldType.INSTANT),
                readOnly("updated", "Updated", FieldType.INSTANT));
    }

    private static Field custom(JsonNode field) {
        List<String> choices = new ArrayList<>();
        field.path("possible_values").forEach(each -> choices.add(RedmineApi.text(each, "value")));
        String name = RedmineApi.text(field, "name");
        return new Field(
                name,
                name,
                type(
                        RedmineApi.text(field, "field_format"),
                        field.path("multiple").asBoolean(false)),
                field.path("is_required").asBoolean(false),
                true,
                true,
                choices);
    }

    private static FieldType type(String format, boolean multiple) {
        return switch (format) {
            case "int", "float" -> FieldType.NUMBER;
            case "bool" -> FieldType.BOOLEAN;
            case "date" -> FieldType.DATE;
            case "list", "enumeration" -> multiple ? FieldType.CHOICES : FieldType.CHOICE;
            case "user" -> FieldType.PERSON;
            case "version", "attachment" -> FieldType.REFERENCE;
            default -> FieldType.TEXT;
        };
    }

    private static Field field(String name, String displayName, FieldType type, List<String> choices) {
        return new Field(name, displayName, type, false, true, false, choices);
    }

    private static Field readOnly(String name, String displayName, FieldType type) {
        return new Field(name, displayName, type, false, false, false, List.of());
    }
}
