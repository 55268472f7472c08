package dev.syncline.desk;

import dev.syncline.connector.EntityDescription;
import dev.syncline.connector.EntityDescription.Field;
import dev.syncline.connector.EntityDescription.FieldType;
import dev.syncline.desk.tickets.HubFields;
import dev.syncline.desk.tickets.People;
import dev.syncline.desk.tickets.Priority;
import dev.syncline.desk.tickets.Project;
import dev.syncline.desk.tickets.Projects;
import dev.syncline.desk.tickets.Status;
import dev.syncline.item.ReferenceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What names stand for on the desk: statuses, priorities, people, projects. */
@Component
class DeskReferences {

    private final People people;
    private final Projects projects;

    DeskReferences(People people, Projects projects) {
        this.people = people;
        this.projects = projects;
    }

    Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name) {
        return switch (kind) {
            case STATUS -> Status.named(name).map(status -> Map.of("name", status.title()));
            case PRIORITY -> Priority.named(name).map(priority -> Map.of("name", priority.title()));
            case PERSON_BY_EMAIL -> people.byEmail(name).map(People::map);
            case PERSON_BY_USERNAME -> people.byUserName(name).map(People::map);
            case PERSON -> people.byKey(name).map(People::map);
            case PROJECT -> projects.find(name).map(HubFields::project);
            case LABEL -> name.isBlank() ? Optional.empty() : Optional.of(Map.of("label", name.strip()));
            case TEAM, RESOLUTION, VERSION, COMPONENT -> Optional.empty();
            case ENTITY_TYPE ->
                name.equalsIgnoreCase(DeskConnector.TICKET)
                        ? Optional.of(Map.of("name", DeskConnector.TICKET))
                        : Optional.empty();
        };
    }

    EntityDescription ticket() {
        List<String> keys = projects.known().stream().map(Project::key).toList();
        return new EntityDescription(
                DeskConnector.TICKET,
                "Ticket",
                List.of(
                        new Field("summary", "Subject", FieldType.TEXT, true, true, false, List.of()),
                        field("description", "Description", FieldType.TEXT, List.of()),
                        field("status", "Status", FieldType.CHOICE, Status.titles()),
                        field("priority", "Priority", FieldType.CHOICE, Priority.titles()),
                        field("labels", "Labels", FieldType.LABELS, List.of()),
                        field("assignee", "Assignee", FieldType.PERSON, List.of()),
                        field("reporter", "Reporter", FieldType.PERSON, List.of()),
                        field("project", "Project", FieldType.REFERENCE, keys),
                        field("customFields", "Custom fields", FieldType.TEXT, List.of()),
                        new Field("created", "Created", FieldType.INSTANT, false, false, false, List.of()),
                        new Field("updated", "Updated", FieldType.INSTANT, false, false, false, List.of())));
    }

    private static Field field(String name, String displayName, FieldType type, List<String> choices) {
        return new Field(name, displayName, type, false, true, false, choices);
    }
}
