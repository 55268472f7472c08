package dev.syncline.xurrent;

import static dev.syncline.xurrent.XurrentApi.text;
import static dev.syncline.xurrent.XurrentApi.textOrNull;

import dev.syncline.connector.http.PlainJson;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Requests as neutral items. */
final class RequestItems {

    static final String TRACKER = "xurrent";
    static final String REQUEST = "request";

    /** A note this soon after the request was made was made with it. */
    private static final Duration WITH_IT = Duration.ofSeconds(2);

    private final String account;
    private final NoteFiles files;

    RequestItems(String account, NoteFiles files) {
        this.account = account;
        this.files = files;
    }

    ItemRef ref(JsonNode request) {
        return ref(text(request, "id"), text(request, "requestId"));
    }

    ItemRef ref(String id, String key) {
        return new ItemRef(TRACKER, account, REQUEST, id, key);
    }

    /** The item of a request and all its notes. */
    Item item(JsonNode request, List<JsonNode> unordered) {
        List<JsonNode> notes = new ArrayList<>(unordered);
        notes.sort(Comparator.comparing((JsonNode note) -> instant(text(note, "createdAt"))));
        JsonNode first = notes.isEmpty() ? null : notes.get(0);
        boolean described = first != null && isDescription(request, first);
        Map<String, @Nullable Object> fields = fields(request);
        fields.put("description", described ? text(java.util.Objects.requireNonNull(first), "text") : null);
        List<Comment> comments = notes.stream()
                .skip(described ? 1 : 0)
                .filter(note -> !NoteFiles.onlyCarries(note))
                .map(RequestItems::comment)
                .toList();
        return new Item(ref(request), revision(request, notes), fields, comments, files.of(notes));
    }

    static Comment comment(JsonNode note) {
        Instant created = instant(text(note, "createdAt"));
        return new Comment(
                text(note, "id"),
                text(note, "text"),
                note.path("internal").asBoolean(false),
                person(note.path("person")),
                created,
                created);
    }

    static @Nullable Person person(JsonNode person) {
        return person.isObject()
                ? new Person(
                        textOrNull(person, "id"),
                        null,
                        textOrNull(person, "primaryEmail"),
                        textOrNull(person, "name"),
                        true)
                : null;
    }

    static @Nullable Map<String, @Nullable Object> personMap(JsonNode person) {
        if (!person.isObject()) {
            return null;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("key", textOrNull(person, "id"));
        map.put("email", textOrNull(person, "primaryEmail"));
        map.put("displayName", textOrNull(person, "name"));
        return map;
    }

    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    /** Xurrent's stamps; some fields hold words instead, such as best_effort. */
    static @Nullable Object moment(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Instant instant = instant(text);
        return instant.equals(Instant.EPOCH) ? text : instant;
    }

    private static boolean isDescription(JsonNode request, JsonNode note) {
        Instant made = instant(text(request, "createdAt"));
        return !note.path("internal").asBoolean(false)
                && !NoteFiles.onlyCarries(note)
                && !instant(text(note, "createdAt")).isAfter(made.plus(WITH_IT));
    }

    private static Map<String, @Nullable Object> fields(JsonNode request) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("summary", text(request, "subject"));
        fields.put("status", Choices.named(textOrNull(request, "status")));
        fields.put("priority", Choices.named(textOrNull(request, "impact")));
        for (String same :
                List.of("category", "impact", "completionReason", "source", "sourceID", "supplierRequestID")) {
            fields.put(same, textOrNull(request, same));
        }
        fields.put("urgent", request.path("urgent").asBoolean(false));
        fields.put("labels", names(request.path("tags").path("nodes")));
        people(request, fields);
        reference(request, fields, "team", "teamId");
        reference(request, fields, "serviceInstance", "serviceInstanceId");
        fields.put("serviceId", fields.get("serviceInstanceId"));
        fields.put("templateId", textOrNull(request.path("template"), "id"));
        Map<String, @Nullable Object> custom = new LinkedHashMap<>();
        request.path("customFields").forEach(field -> custom.put(text(field, "id"), PlainJson.of(field.path("value"))));
        fields.put("customFields", custom);
        for (String moment : List.of("desiredCompletionAt", "waitingUntil", "completedAt")) {
            fields.put(moment, moment(textOrNull(request, moment)));
        }
        fields.put("created", instant(text(request, "createdAt")));
        fields.put("updated", instant(text(request, "updatedAt")));
        return fields;
    }

    private static void people(JsonNode request, Map<String, @Nullable Object> fields) {
        fields.put("assignee", personMap(request.path("member")));
        fields.put("memberId", textOrNull(request.path("member"), "id"));
        fields.put("reporter", personMap(request.path("requestedBy")));
        fields.put("requestedById", textOrNull(request.path("requestedBy"), "id"));
        fields.put("requested_for", personMap(request.path("requestedFor")));
        fields.put("requestedForId", textOrNull(request.path("requestedFor"), "id"));
    }

    private static void reference(JsonNode request, Map<String, @Nullable Object> fields, String name, String id) {
        JsonNode node = request.path(name);
        fields.put(id, textOrNull(node, "id"));
        fields.put(name, node.isObject() ? Map.of("id", text(node, "id"), "name", text(node, "name")) : null);
    }

    private static List<String> names(JsonNode nodes) {
        List<String> names = new ArrayList<>();
        nodes.forEach(node -> names.add(text(node, "name")));
        return names;
    }

    /** Xurrent has stamps by the second only, so everything that is read counts. */
    private static String revision(JsonNode request, List<JsonNode> notes) {
        StringBuilder read = new StringBuilder();
        request.properties().stream()
                .filter(part -> !part.getKey().equals("notes"))
                .forEach(part ->
                        read.append(part.getKey()).append(part.getValue()).append('\n'));
        notes.forEach(note -> read.append(note).append('\n'));
        return DigestUtils.sha256Hex(read.toString()).substring(0, 32);
    }
}
