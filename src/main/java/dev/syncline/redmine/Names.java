package dev.syncline.redmine;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.http.Remembered;
import dev.syncline.connector.http.TrackerCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What Redmine's lists hold: statuses, priorities, trackers, projects, custom fields. */
final class Names {

    private static final String CUSTOM_FIELDS = "/custom_fields.json";

    private final RedmineApi api;
    private final Remembered<JsonNode> lists;
    private final Remembered<Optional<JsonNode>> projects;
    private final Remembered<List<Named>> seen;

    Names(RedmineApi api) {
        this.api = api;
        this.lists = new Remembered<>(api.clock(), path -> api.get(TrackerCall.get(path)));
        this.projects = new Remembered<>(api.clock(), this::askProject);
        this.seen = new Remembered<>(api.clock(), this::askNewest);
    }

    List<Named> statuses() {
        return Named.all(lists.get("/issue_statuses.json").path("issue_statuses"));
    }

    List<Named> priorities() {
        List<Named> active = new ArrayList<>();
        for (JsonNode each : lists.get("/enumerations/issue_priorities.json").path("issue_priorities")) {
            if (each.path("active").asBoolean(true)) {
                active.add(new Named(each.path("id").asString(""), RedmineApi.text(each, "name")));
            }
        }
        return active;
    }

    List<Named> trackers() {
        return Named.all(lists.get("/trackers.json").path("trackers"));
    }

    /** By number, identifier or name, with its trackers and categories; empty when there is none to be seen. */
    Optional<JsonNode> project(String name) {
        return projects.get(name.strip());
    }

    JsonNode needProject(String name) {
        return project(name).orElseThrow(() -> {
            List<String> seen = identifiers();
            return seen.isEmpty()
                    ? TrackerFailure.ofField(
                            "project",
                            "Redmine shows the acting user no project, so not '%s' either. Make it a member there, under the project's Settings, Members."
                                    .formatted(name))
                    : TrackerFailure.ofValue("project", name, seen);
        });
    }

    /** Descriptions of the custom fields of issues; none where the acting user is no administrator. */
    List<JsonNode> customFields() {
        try {
            List<JsonNode> fields = new ArrayList<>();
            lists.get(CUSTOM_FIELDS).path("custom_fields").forEach(each -> {
                if (RedmineApi.text(each, "customized_type").equals("issue")) {
                    fields.add(each);
                }
            });
            return fields;
        } catch (TrackerFailure failure) {
            if (failure.kind() == Kind.FORBIDDEN) {
                return List.of();
            }
            throw failure;
        }
    }

    /** The same, as they are at this moment. */
    List<JsonNode> customFieldsNow() {
        lists.forget(CUSTOM_FIELDS);
        return customFields();
    }

    /** The custom fields of the newest issue of a project and tracker, which anybody may see. */
    List<Named> customFieldsSeen(String project, String tracker) {
        String name = project + " " + tracker;
        List<Named> fields = seen.get(name);
        if (fields.isEmpty()) {
            seen.forget(name);
        }
        return fields;
    }

    List<String> identifiers() {
        List<String> all = new ArrayList<>();
        lists.get("/projects.json?limit=100")
                .path("projects")
                .forEach(each -> all.add(RedmineApi.text(each, "identifier")));
        return all;
    }

    private Optional<JsonNode> askProject(String name) {
        if (name.matches("[a-z0-9_-]{1,100}")) {
            Optional<JsonNode> found = ask(name);
            if (found.isPresent()) {
                return found;
            }
        }
        for (JsonNode each : lists.get("/projects.json?limit=100").path("projects")) {
            if (RedmineApi.text(each, "name").equalsIgnoreCase(name)) {
                return ask(RedmineApi.text(each, "identifier"));
            }
        }
        return Optional.empty();
    }

    private Optional<JsonNode> ask(String identifier) {
        try {
            return api.find(TrackerCall.get("/projects/" + identifier + ".json")
                            .query("include", "trackers,issue_categories"))
                    .map(answer -> answer.path("project"));
        } catch (TrackerFailure failure) {
            if (failure.kind() == Kind.FORBIDDEN) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private List<Named> askNewest(String name) {
        String[] parts = name.split(" ", 2);
        JsonNode issues = api.get(TrackerCall.get("/issues.json")
                        .query("project_id", parts[0])
                        .query("tracker_id", parts[1])
                        .query("status_id", "*")
                        .query("sort", "id:desc")
                        .query("limit", 1))
                .path("issues");
        return issues.isEmpty() ? List.of() : Named.all(issues.get(0).path("custom_fields"));
    }
}
