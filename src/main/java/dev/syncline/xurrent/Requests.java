package dev.syncline.xurrent;

import static dev.syncline.xurrent.XurrentApi.text;

import dev.syncline.connector.ChangesPage;
import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.SearchPage;
import dev.syncline.connector.StampCursor;
import dev.syncline.connector.StampedRow;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads, lists and writes requests.
 *
 * @see <a href="https://developer.xurrent.com/graphql/operation/query/">Query</a>
 * @see <a href="https://developer.xurrent.com/graphql/operation/mutation/">Mutation</a>
 */
final class Requests {

    /** By what a create is recognised; can be written by everybody with the create only. */
    static final String SOURCE = "Syncline";

    static final Duration RESOLUTION = Duration.ofSeconds(1);
    private static final Duration OVERLAP = Duration.ofSeconds(30);
    private static final int LARGEST_PAGE = 100;
    private static final Set<String> MARKS = Set.of("subject", "status", "impact", "team", "member");
    private static final List<Map<String, String>> OLDEST_FIRST =
            List.of(Map.of("field", "updatedAt", "direction", "asc"), Map.of("field", "requestId", "direction", "asc"));

    private final XurrentApi api;
    private final RequestItems items;
    private final References references;
    private final UiFields uiFields;
    private final String view;

    Requests(XurrentApi api, RequestItems items, References references, UiFields uiFields, String view) {
        this.api = api;
        this.items = items;
        this.references = references;
        this.uiFields = uiFields;
        this.view = view;
    }

    Optional<Item> read(String id) {
        if (!NodeIds.isPlausible(id)) {
            return Optional.empty();
        }
        JsonNode node = api.ask("request", Map.of("id", id)).path("node");
        return node.path("subject").isMissingNode() ? Optional.empty() : Optional.of(item(node));
    }

    Optional<Item> findByKey(String key) {
        return key.matches("\\d{1,9}")
                ? one(Map.of("requestId", Map.of("values", List.of(Long.valueOf(key)))))
                : Optional.empty();
    }

    Optional<Item> findCreated(String correlationKey) {
        return one(Map.of(
                "source", Map.of("values", List.of(SOURCE)), "sourceID", Map.of("values", List.of(correlationKey))));
    }

    boolean isCopy(String id) {
        return one(Map.of("id", Map.of("values", List.of(id)), "source", Map.of("values", List.of(SOURCE))))
                .isPresent();
    }

    SearchPage search(XurrentFilter filter, @Nullable String cursor, int limit) {
        JsonNode page = list(filter.graphql(), cursor, Math.min(limit, LARGEST_PAGE), OLDEST_FIRST);
        List<ItemRef> found = new ArrayList<>();
        page.path("nodes").forEach(node -> found.add(items.ref(node)));
        found.removeIf(ref -> !filter.takes(ref));
        return new SearchPage(found, Paging.next(page));
    }

    ChangesPage changesSince(@Nullable String cursor, int limit) {
        Instant now = api.now();
        if (cursor == null) {
            Instant newest = newest();
            List<StampedRow> latest = newest == null ? List.of() : rows(newest, null, LARGEST_PAGE);
            return new ChangesPage(List.of(), StampCursor.begin(RESOLUTION, OVERLAP, newest, latest, now), false);
        }
        StampCursor from = StampCursor.parse(cursor, RESOLUTION, OVERLAP);
        List<StampedRow> rows = rows(from.from(), from.after(), limit + 1);
        boolean more = rows.size() > limit;
        return from.page(more ? rows.subList(0, limit) : rows, more, now);
    }

    Item create(String correlationKey, Map<String, @Nullable Object> fields) {
        RequestInput input = newInput(fields);
        input.input().values().removeIf(value -> value == null);
        // Its first note is a request's description; without one the first comment would be taken for it.
        input.input().putIfAbsent("note", String.valueOf(input.input().get("subject")));
        input.input().put("source", SOURCE);
        input.input().put("sourceID", correlationKey);
        input.labels().ifPresent(labels -> input.input().put("newTags", tags(labels)));
        JsonNode made = api.change("request-create", "requestCreate", input.input(), input.errorNames());
        return item(made.path("request"));
    }

    Item update(ItemRef ref, Map<String, @Nullable Object> fields) {
        JsonNode before = before(ref, fields);
        RequestInput input = nextInput(before, fields);
        if (before != null) {
            input.labels().ifPresent(labels -> retag(input.input(), before, labels));
        }
        input.input().put("id", ref.id());
        JsonNode made = api.change(
                "request-update",
                "requestUpdate",
                input.input(),
                input.errorNames().on(ref.key()));
        return item(made.path("request"));
    }

    /** Refuses what {@link #create} or {@link #update} would refuse before anything is sent. */
    void rehearse(@Nullable ItemRef on, Map<String, @Nullable Object> fields) {
        if (on == null) {
            newInput(fields);
        } else {
            nextInput(before(on, fields), fields);
        }
    }

    private RequestInput newInput(Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(fields);
        all.putIfAbsent("summary", null);
        return new RequestInput(references, uiFields, true).fill(all, null);
    }

    /** The request as it is, where the fields need that; null where they do not. */
    private @Nullable JsonNode before(ItemRef ref, Map<String, @Nullable Object> fields) {
        return fields.containsKey("customFields") || fields.containsKey("labels")
                ? api.ask("request", Map.of("id", ref.id())).path("node")
                : null;
    }

    private RequestInput nextInput(@Nullable JsonNode before, Map<String, @Nullable Object> fields) {
        String templateId = before == null ? null : XurrentApi.textOrNull(before.path("template"), "id");
        return new RequestInput(references, uiFields, false).fill(fields, templateId);
    }

    Comment addComment(ItemRef ref, CommentDraft draft) {
        if (draft.body().isBlank()) {
            throw TrackerFailure.ofField("comments", "The comment has no words. Leave it out in the rule.");
        }
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("ownerId", ref.id());
        input.put("text", RequestInput.limited("comments", draft.body(), RequestInput.NOTE));
        input.put("internal", draft.internal());
        JsonNode made = api.change(
                "note-create", "noteCreate", input, ErrorNames.ofNote(ref.key(), "text", "comments", draft.body()));
        return RequestItems.comment(made.path("note"));
    }

    private Optional<Item> one(Map<String, Object> filter) {
        JsonNode nodes = api.ask("find-requests", Map.of("first", 1, "filter", filter, "view", "all"))
                .path("requests")
                .path("nodes");
        return nodes.isEmpty() ? Optional.empty() : Optional.of(item(nodes.get(0)));
    }

    private Item item(JsonNode request) {
        List<JsonNode> notes = new ArrayList<>();
        JsonNode page = request.path("notes");
        page.path("nodes").forEach(notes::add);
        for (String after = Paging.next(page); after != null; after = Paging.next(page)) {
            page = api.ask("more-notes", Map.of("id", text(request, "id"), "after", after))
                    .path("node")
                    .path("notes");
            page.path("nodes").forEach(notes::add);
        }
        return items.item(request, notes);
    }

    private @Nullable Instant newest() {
        JsonNode newest = list(Map.of(), null, 1, List.of(Map.of("field", "updatedAt", "direction", "desc")))
                .path("nodes");
        return newest.isEmpty() ? null : RequestItems.instant(text(newest.get(0), "updatedAt"));
    }

    private List<StampedRow> rows(Instant from, @Nullable String behind, int limit) {
        long number = behind == null ? -1 : NodeIds.number(behind);
        Map<String, Object> filter = Map.of("updatedAt", Map.of("greaterThanOrEqualTo", from.toString()));
        List<StampedRow> rows = new ArrayList<>();
        @Nullable String after = null;
        do {
            JsonNode page = list(filter, after, (int) Math.min(limit + 0L, LARGEST_PAGE), OLDEST_FIRST);
            for (JsonNode node : page.path("nodes")) {
                Instant stamp = RequestItems.instant(text(node, "updatedAt"));
                boolean known = stamp.equals(from) && node.path("requestId").asLong() <= number;
                if (!known && rows.size() < limit) {
                    rows.add(new StampedRow(items.ref(node), stamp, mark(node), false));
                }
            }
            after = Paging.next(page);
        } while (after != null && rows.size() < limit);
        return rows;
    }

    /** What the listing shows besides the stamp, so that two changes within one second look different. */
    private static String mark(JsonNode node) {
        return String.join(
                "|",
                text(node, "subject"),
                text(node, "status"),
                text(node, "impact"),
                text(node.path("team"), "id"),
                text(node.path("member"), "id"));
    }

    private JsonNode list(
            Map<String, Object> filter, @Nullable String after, int first, List<Map<String, String>> order) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        variables.put("first", first);
        variables.put("after", after);
        variables.put("view", view);
        variables.put("filter", filter);
        variables.put("order", order);
        return api.ask("list-requests", variables, Requests::isOnlyForTheMark).path("requests");
    }

    /** A row without its team still says which request moved and when; the request itself is read whole or not at all. */
    private static boolean isOnlyForTheMark(JsonNode data, List<String> path) {
        return path.size() >= 4
                && MARKS.contains(path.get(3))
                && path.get(2).matches("\\d{1,3}")
                && data.path("requests")
                        .path("nodes")
                        .path(Integer.parseInt(path.get(2)))
                        .isObject();
    }

    private static void retag(Map<String, @Nullable Object> input, JsonNode before, List<String> labels) {
        List<String> missing = new ArrayList<>(labels);
        List<String> gone = new ArrayList<>();
        before.path("tags").path("nodes").forEach(tag -> {
            if (!missing.remove(text(tag, "name"))) {
                gone.add(text(tag, "id"));
            }
        });
        if (!missing.isEmpty()) {
            input.put("newTags", tags(missing));
        }
        if (!gone.isEmpty()) {
            input.put("tagsToDelete", gone);
        }
    }

    private static List<Map<String, String>> tags(List<String> names) {
        return names.stream().map(name -> Map.of("name", name)).toList();
    }
}
