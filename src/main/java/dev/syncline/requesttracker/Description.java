package dev.syncline.requesttracker;

import dev.syncline.connector.EntityDescription;
import dev.syncline.connector.EntityDescription.Field;
import dev.syncline.connector.EntityDescription.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of a ticket. */
final class Description {

    private Description() {}

    static EntityDescription of(Queues queues, Priorities priorities) {
        List<Field> fields = new ArrayList<>(own(queues.statuses(), priorities.names()));
        queues.customFieldsToDescribe().forEach(each -> fields.add(custom(each)));
        return new EntityDescription(TicketItems.TICKET, "Ticket", fields);
    }

    static EntityDescription expected() {
        return new EntityDescription(TicketItems.TICKET, "Ticket", own(List.of(), List.of()));
    }

    /** The queue and the first requestor go by two names; a message moves the stamp. */
    static Set<String> alsoCalled(String field) {
        return switch (field) {
            case "project" -> Set.of("projectKey");
            case "projectKey" -> Set.of("project");
            case "reporter" -> Set.of("requestors");
            case "requestors" -> Set.of("reporter");
            default -> Set.of();
        };
    }

    private static List<Field> own(List<String> statuses, List<String> priorities) {
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
                        TicketInput.SUBJECT),
                field("description", "First message", FieldType.TEXT),
                choice("status", "Status", statuses),
                choice("priority", "Priority", priorities),
                field("assignee", "Owner", FieldType.PERSON),
                field("reporter", "Requestor", FieldType.PERSON),
                field("requestors", "Requestors", FieldType.LABELS),
                field("cc", "Cc", FieldType.LABELS),
                field("adminCc", "AdminCc", FieldType.LABELS),
                readOnly("creator", "Creator", FieldType.PERSON),
                field("project", "Queue", FieldType.REFERENCE),
                field("projectKey", "Name of the queue", FieldType.TEXT),
                field("startDate", "Starts", FieldType.INSTANT),
                field("dueDate", "Due", FieldType.INSTANT),
                field("timeWorked", "Time worked, in minutes", FieldType.NUMBER),
                field("links", "Links", FieldType.REFERENCE),
                field("comments", "Correspondence and comments", FieldType.TEXT),
                field("customFields", "Custom fields", FieldType.TEXT),
                readOnly("created", "Created", FieldType.INSTANT),
                readOnly("updated", "Last updated", FieldType.INSTANT));
    }

    private static Field custom(CustomField field) {
        FieldType type = switch (field.type()) {
            case "Select", "Combobox" -> field.single() ? FieldType.CHOICE : FieldType.CHOICES;
            case "Date" -> FieldType.DATE;
            case "DateTime" -> FieldType.INSTANT;
            case "HTML" -> FieldType.HTML;
            case "Image", "Binary" -> FieldType.REFERENCE;
            default -> FieldType.TEXT;
        };
        return new Field(field.name(), field.name(), type, field.isRequired(), true, true, field.choices());
    }

    private static Field field(String name, String displayName, FieldType type) {
        return new Field(name, displayName, type, false, true, false, List.of());
    }

    private static Field choice(String name, String displayName, List<String> choices) {
        return new Field(name, displayName, FieldType.CHOICE, false, true, false, choices);
    }

    private static Field readOnly(String name, String displayName, FieldType type) {
        return new Field(name, displayName, type, false, false, false, List.of());
    }
}
