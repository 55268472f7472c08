package dev.syncline.requesttracker;

import static dev.syncline.requesttracker.RtApi.text;

import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.requesttracker.History.Said;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tickets as neutral items. */
final class TicketItems {

    static final String TRACKER = "requesttracker";
    static final String TICKET = "ticket";

    private final String account;
    private final People people;
    private final Queues queues;
    private final Priorities priorities;

    TicketItems(String account, People people, Queues queues, Priorities priorities) {
        this.account = account;
        this.people = people;
        this.queues = queues;
        this.priorities = priorities;
    }

    ItemRef ref(JsonNode ticket) {
        String id = text(ticket, "id");
        return new ItemRef(TRACKER, account, TICKET, id, id);
    }

    Item item(RtApi.Found found, Said said) {
        return new Item(ref(found.node()), found.revision(), fields(found.node(), said), said.comments(), said.files());
    }

    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    private Map<String, @Nullable Object> fields(JsonNode ticket, Said said) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("summary", text(ticket, "Subject"));
        fields.put("description", said.description());
        fields.put("status", new LinkedHashMap<>(Map.of("name", text(ticket, "Status"))));
        fields.put("priority", priorities.map(text(ticket, "Priority")));
        fields.put("assignee", people.map(ticket.path("Owner")));
        fields.put("reporter", people.map(ticket.path("Requestor").path(0)));
        fields.put("requestors", people.addresses(ticket.path("Requestor")));
        fields.put("cc", people.addresses(ticket.path("Cc")));
        fields.put("adminCc", people.addresses(ticket.path("AdminCc")));
        fields.put("creator", people.map(ticket.path("Creator")));
        project(text(ticket.path("Queue"), "id"), fields);
        fields.put("startDate", moment(ticket, "Starts"));
        fields.put("dueDate", moment(ticket, "Due"));
        fields.put("timeWorked", ticket.path("TimeWorked").asLong(0));
        fields.put("links", Links.of(ticket));
        fields.put("customFields", customFields(ticket));
        fields.put("created", instant(text(ticket, "Created")));
        fields.put("updated", instant(text(ticket, "LastUpdated")));
        return fields;
    }

    private void project(String queueId, Map<String, @Nullable Object> fields) {
        String name = queues.find(queueId).map(Queues.Queue::name).orElse(queueId);
        Map<String, @Nullable Object> project = new LinkedHashMap<>();
        project.put("id", queueId);
        project.put("key", name);
        project.put("name", name);
        fields.put("project", project);
        fields.put("projectKey", name);
    }

    /** RT writes the beginning of 1970 where there is none. */
    private static @Nullable Instant moment(JsonNode ticket, String name) {
        Instant moment = instant(text(ticket, name));
        return moment.equals(Instant.EPOCH) ? null : moment;
    }

    private Map<String, @Nullable Object> customFields(JsonNode ticket) {
        List<CustomField> described = queues.customFields(text(ticket.path("Queue"), "id"));
        Map<String, @Nullable Object> custom = new TreeMap<>();
        for (JsonNode field : ticket.path("CustomFields")) {
            List<String> values = new ArrayList<>();
            field.path("values").forEach(each -> values.add(value(each)));
            boolean single = described.stream()
                    .filter(each -> each.isDescribed() && each.id().equals(text(field, "id")))
                    .map(CustomField::single)
                    .findFirst()
                    .orElse(values.size() < 2);
            custom.put(text(field, "name"), single ? (values.isEmpty() ? null : values.get(0)) : values);
        }
        return custom;
    }

    /** Of an uploaded file its name. */
    private static String value(JsonNode value) {
        return value.isObject() ? text(value, "filename") : Bodies.lines(value.asString(""));
    }
}
