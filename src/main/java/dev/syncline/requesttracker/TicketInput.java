package dev.syncline.requesttracker;

import dev.syncline.connector.CleanText;
import dev.syncline.connector.TextLimit;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.WrongFields;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a rule assigned, as RT takes it. */
final class TicketInput {

    static final TextLimit SUBJECT = new TextLimit(200, TextLimit.Unit.CHARACTERS);
    private static final String NOT_SET = "1970-01-01T00:00:00Z";
    private static final Set<String> READ_ONLY = Set.of("creator", "created", "updated", "key", "id", "urn");

    private final Queues queues;
    private final People people;
    private final Priorities priorities;
    private final @Nullable JsonNode before;
    private final String queueId;
    private final Map<String, @Nullable Object> input = new LinkedHashMap<>();
    private final Map<String, String> hubNames = new LinkedHashMap<>();

    /**
     * For a ticket of a queue.
     *
     * @param before the ticket as it is; null for a new one
     */
    TicketInput(Queues queues, People people, Priorities priorities, String queueId, @Nullable JsonNode before) {
        this.queues = queues;
        this.people = people;
        this.priorities = priorities;
        this.queueId = queueId;
        this.before = before;
    }

    /** Takes every field, or refuses those that are wrong, all by name. */
    TicketInput fill(Map<String, @Nullable Object> fields) {
        WrongFields wrong = new WrongFields();
        fields.forEach((name, value) -> wrong.take(name, () -> take(name, value)));
        wrong.refuse();
        return this;
    }

    Map<String, @Nullable Object> input() {
        return input;
    }

    /** What rules call the field that is written under one of RT's names. */
    String hubName(String key) {
        return hubNames.getOrDefault(key, key);
    }

    private void take(String name, @Nullable Object value) {
        if (READ_ONLY.contains(name)) {
            throw TrackerFailure.ofField(
                    name,
                    "Request Tracker sets '%s' itself. Take the line that assigns it out of the rule.".formatted(name));
        }
        switch (name) {
            case "summary" -> put(name, "Subject", summary(value));
            case "description" -> description(value);
            case "status" -> put(name, "Status", status(value));
            case "priority" -> put(name, "Priority", priorities.need(value));
            case "assignee" -> put(name, "Owner", value == null ? People.NOBODY : people.need(name, value));
            case "reporter" -> put(name, "Requestor", value == null ? List.of() : List.of(people.watcher(name, value)));
            case "requestors" -> put(name, "Requestor", watchers(name, value));
            case "cc" -> put(name, "Cc", watchers(name, value));
            case "adminCc" -> put(name, "AdminCc", watchers(name, value));
            case "project", "projectKey" ->
                put(name, "Queue", queues.need(queue(value)).name());
            case "startDate" -> put(name, "Starts", moment(name, value));
            case "dueDate" -> put(name, "Due", moment(name, value));
            case "timeWorked" -> put(name, "TimeWorked", value == null ? "0" : value.toString());
            case "links" -> Links.input(value, before).forEach((key, targets) -> put(name, key, targets));
            case "customFields" ->
                put(name, "CustomFields", new CustomInput(queues.customFields(queueId)).input(value, before == null));
            default ->
                throw TrackerFailure.ofField(
                        name,
                        "A ticket of Request Tracker has no field '%s'. Custom fields are set by entity.customFields."
                                .formatted(name));
        }
    }

    private void put(String field, String key, @Nullable Object value) {
        input.put(key, value);
        hubNames.put(key, field);
    }

    private void description(@Nullable Object value) {
        if (before != null) {
            throw TrackerFailure.ofField(
                    "description",
                    "Request Tracker keeps the first message of a ticket as it was written. Assign the description on first sync only, or send the change as a comment.");
        }
        String text = textOf(value);
        if (!text.isBlank()) {
            put("description", "Content", text);
            input.put("ContentType", "text/plain");
        }
    }

    private String status(@Nullable Object value) {
        Object typed = value instanceof Map<?, ?> map ? map.get("name") : value;
        String word = String.valueOf(typed).strip();
        return queues.statuses().stream()
                .filter(each -> each.equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> TrackerFailure.ofValue("status", word, queues.statuses()));
    }

    private List<String> watchers(String field, @Nullable Object value) {
        return Links.texts(value).stream()
                .map(each -> people.watcher(field, each))
                .sorted()
                .toList();
    }

    static String queue(@Nullable Object value) {
        Object key = value instanceof Map<?, ?> map ? map.get("key") == null ? map.get("id") : map.get("key") : value;
        return String.valueOf(key);
    }

    private static String summary(@Nullable Object value) {
        String text = textOf(value).replaceAll("[\\n]+", " ").strip();
        if (text.isEmpty()) {
            throw TrackerFailure.ofField(
                    "summary", "The summary is empty, and a ticket needs a subject. Assign one in the rule.");
        }
        if (!SUBJECT.takes(text)) {
            throw TrackerFailure.ofField(
                    "summary",
                    "The summary '%s' has %d characters, and Request Tracker keeps at most %d. Shorten it in the rule."
                            .formatted(TextLimit.beginning(text), SUBJECT.lengthOf(text), SUBJECT.maximum()));
        }
        return text;
    }

    static String textOf(@Nullable Object value) {
        return value == null ? "" : Bodies.lines(CleanText.of(value.toString()));
    }

    private static String moment(String field, @Nullable Object value) {
        if (value == null || value.toString().isBlank()) {
            return NOT_SET;
        }
        try {
            String text = value.toString();
            Instant moment = text.length() <= 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            return moment.truncatedTo(ChronoUnit.SECONDS).toString();
        } catch (DateTimeParseException e) {
            throw TrackerFailure.ofField(
                    field, "'%s' is no moment. Use one such as 2026-01-31 or 2026-01-31T12:00:00Z.".formatted(value));
        }
    }
}
