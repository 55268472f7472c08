package dev.syncline.desk.tickets;

import dev.syncline.item.Person;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a ticket under the names of the hub model. */
public final class HubFields {

    private HubFields() {}

    public static Map<String, @Nullable Object> of(Ticket ticket) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("summary", ticket.subject());
        fields.put("description", ticket.description());
        fields.put("status", Map.of("name", ticket.status().title()));
        fields.put("priority", Map.of("name", ticket.priority().title()));
        fields.put("labels", ticket.labels());
        fields.put("assignee", person(ticket.assignee()));
        fields.put("reporter", person(ticket.reporter()));
        fields.put("project", project(ticket.project()));
        fields.put("customFields", ticket.customFields());
        fields.put("created", ticket.created());
        fields.put("updated", ticket.updated());
        if (ticket.editedBy() != null) {
            fields.put("updatedBy", Map.of("displayName", ticket.editedBy()));
        }
        return fields;
    }

    public static Map<String, @Nullable Object> project(Project project) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("id", String.valueOf(project.id()));
        map.put("key", project.key());
        map.put("name", project.name());
        return map;
    }

    /** Nobody stays nobody. */
    public static @Nullable Map<String, @Nullable Object> person(@Nullable Person person) {
        return person == null ? null : People.map(person);
    }
}
