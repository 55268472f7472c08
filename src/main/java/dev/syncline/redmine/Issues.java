package dev.syncline.redmine;

import dev.syncline.connector.SearchPage;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.http.AfterWrite;
import dev.syncline.connector.http.TrackerCall;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads, finds and writes issues.
 *
 * @see <a href="https://www.redmine.org/projects/redmine/wiki/Rest_Issues">Issues</a>
 */
final class Issues {

    private static final int LARGEST_PAGE = 100;
    private static final String ALL = "journals,attachments,allowed_statuses";

    private final RedmineApi api;
    private final IssueItems items;
    private final Names names;
    private final People people;
    private final Incoming incoming;

    /** Where new issues go and how they are recognised; empty texts for what was not entered. */
    record Incoming(String project, String tracker, String keyField) {}

    Issues(RedmineApi api, IssueItems items, Names names, People people, Incoming incoming) {
        this.api = api;
        this.items = items;
        this.names = names;
        this.people = people;
        this.incoming = incoming;
    }

    Optional<JsonNode> find(String id) {
        return id.matches("\\d{1,9}")
                ? api.find(TrackerCall.get("/issues/" + id + ".json").query("include", ALL))
                        .map(answer -> answer.path("issue"))
                : Optional.empty();
    }

    JsonNode need(ItemRef ref) {
        return find(ref.id()).orElseThrow(() -> gone(ref));
    }

    static TrackerFailure gone(ItemRef ref) {
        return new TrackerFailure(Kind.NOT_FOUND, "Redmine has no issue %s any more.".formatted(ref.key()));
    }

    Optional<Item> read(String id) {
        return find(id).map(items::item);
    }

    SearchPage search(IssueFilter filter, @Nullable String cursor, int limit) {
        int offset = cursor == null ? 0 : Integer.parseInt(cursor);
        TrackerCall call = TrackerCall.get("/issues.json")
                .query("sort", "id:asc")
                .query("offset", offset)
                .query("limit", Math.min(limit, LARGEST_PAGE));
        JsonNode page = api.get(filter.onto(call));
        List<ItemRef> found = new ArrayList<>();
        page.path("issues").forEach(issue -> found.add(items.ref(issue)));
        int next = offset + found.size();
        boolean more = !found.isEmpty() && next < page.path("total_count").asInt(0);
        return new SearchPage(found, more ? String.valueOf(next) : null);
    }

    /** Redmine itself is asked, so that its filters mean here what they mean there. */
    boolean matches(String id, IssueFilter filter) {
        return !api.get(filter.of(id).onto(TrackerCall.get("/issues.json").query("limit", 1)))
                .path("issues")
                .isEmpty();
    }

    Item create(String correlationKey, Map<String, @Nullable Object> fields) {
        IssueInput input = newInput(correlationKey, fields);
        JsonNode made = posted(input, fields);
        String id = made.path("id").asString("");
        return AfterWrite.read(() -> items.item(withStatus(find(id).orElse(made), input)));
    }

    private JsonNode posted(IssueInput input, Map<String, @Nullable Object> fields) {
        try {
            return custom(fields)
                    .of(() -> api.post("/issues.json", Map.of("issue", input.input())))
                    .path("issue");
        } catch (TrackerFailure failure) {
            // "Project cannot be blank" is all that Redmine says of one that takes no new issues any more.
            if (failure.fields().containsKey("project")) {
                throw closed(RedmineApi.text(project(fields), "identifier"));
            }
            throw failure;
        }
    }

    private CustomRefusal custom(Map<String, @Nullable Object> fields) {
        return new CustomRefusal(names, fields.get("customFields"));
    }

    private static TrackerFailure closed(String project) {
        return TrackerFailure.ofField(
                "project",
                "Redmine takes no new issue into the project '%s': it is archived or closed, or the acting user may not add issues there. Reopen it under Administration, Projects, give the user a role that adds issues, or assign another entity.projectKey in the rule."
                        .formatted(project));
    }

    private IssueInput newInput(String correlationKey, Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(fields);
        all.putIfAbsent("summary", null);
        JsonNode project = project(all);
        Named tracker = tracker(project, all);
        String projectId = project.path("id").asString("");
        List<Named> customFields = names.customFieldsSeen(projectId, tracker.id());
        boolean hasField = customFields.stream().anyMatch(each -> each.id().equals(incoming.keyField()));
        String marker = hasField ? "" : Marker.of(correlationKey);
        all.putIfAbsent("description", null);
        all.keySet().removeAll(List.of("project", "projectKey", "tracker"));
        IssueInput input = new IssueInput(names, people, project, customFields, marker).fill(all);
        input.input().put("project_id", projectId);
        input.input().put("tracker_id", tracker.id());
        Keyed.write(input.input(), incoming.keyField(), correlationKey);
        return input;
    }

    /** Refuses what {@link #create} or {@link #update} would refuse before anything is sent. */
    void rehearse(@Nullable ItemRef on, Map<String, @Nullable Object> fields) {
        if (on == null) {
            newInput("rehearsed", fields);
        } else {
            nextInput(need(on), fields);
        }
    }

    Optional<Item> findCreated(String correlationKey) {
        if (!incoming.keyField().isEmpty()) {
            Optional<Item> found = one("cf_" + incoming.keyField(), correlationKey);
            if (found.isPresent()) {
                return found;
            }
        }
        return one("description", "~" + Marker.of(correlationKey));
    }

    boolean isCopy(String id) {
        return find(id).filter(issue ->
                        !Marker.in(RedmineApi.text(issue, "description")).isEmpty()
                                || Keyed.isIn(issue.path("custom_fields"), incoming.keyField()))
                .isPresent();
    }

    Item update(ItemRef ref, Map<String, @Nullable Object> fields) {
        JsonNode before = need(ref);
        IssueInput input = nextInput(before, fields);
        JsonNode after = custom(fields).of(() -> {
            api.put("/issues/" + ref.id() + ".json", Map.of("issue", input.input()));
            return need(ref);
        });
        Taken.check(before, after, input);
        return items.item(after);
    }

    private IssueInput nextInput(JsonNode before, Map<String, @Nullable Object> fields) {
        JsonNode project =
                names.project(before.path("project").path("id").asString("")).orElseGet(() -> before.path("nothing"));
        String marker = Marker.in(RedmineApi.text(before, "description"));
        List<Named> customFields = Named.all(before.path("custom_fields"));
        IssueInput input = new IssueInput(names, people, project, customFields, marker).fill(fields);
        Taken.checkStatus(before, input, names);
        return input;
    }

    /** A new issue begins where its workflow begins; what it does not take there it may take as the first step. */
    private JsonNode withStatus(JsonNode made, IssueInput input) {
        Object wanted = input.input().get("status_id");
        boolean other =
                wanted != null && !wanted.equals(made.path("status").path("id").asString(""));
        boolean allowed = Named.all(made.path("allowed_statuses")).stream()
                .anyMatch(each -> each.id().equals(wanted));
        if (!other || !allowed) {
            return made;
        }
        String id = made.path("id").asString("");
        api.put("/issues/" + id + ".json", Map.of("issue", Map.of("status_id", String.valueOf(wanted))));
        return find(id).orElse(made);
    }

    private Optional<Item> one(String field, String value) {
        JsonNode issues = api.get(TrackerCall.get("/issues.json")
                        .query("status_id", "*")
                        .query(field, value)
                        .query("sort", "id:asc")
                        .query("limit", 1))
                .path("issues");
        return issues.isEmpty()
                ? Optional.empty()
                : read(issues.get(0).path("id").asString(""));
    }

    private JsonNode project(Map<String, @Nullable Object> fields) {
        Object assigned = fields.get("projectKey") == null ? fields.get("project") : fields.get("projectKey");
        Object key =
                assigned instanceof Map<?, ?> map ? map.get("key") == null ? map.get("id") : map.get("key") : assigned;
        if (key == null && incoming.project().isEmpty()) {
            throw TrackerFailure.ofField(
                    "project",
                    "A new issue needs a project. Enter 'Project for new issues' under General settings, Tracker, or assign entity.projectKey in the rule. Redmine has: %s."
                            .formatted(String.join(", ", names.identifiers())));
        }
        return names.needProject(key == null ? incoming.project() : key.toString());
    }

    /** Redmine puts an issue of an unknown tracker into its first, so it is looked up here. */
    private Named tracker(JsonNode project, Map<String, @Nullable Object> fields) {
        List<Named> here = Named.all(project.path("trackers"));
        Object assigned = fields.get("tracker");
        if (assigned == null && incoming.tracker().isEmpty() && !here.isEmpty()) {
            return here.get(0);
        }
        return Named.need("tracker", assigned == null ? incoming.tracker() : assigned, here);
    }
}
