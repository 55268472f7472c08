package dev.syncline.redmine.simulator;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the simulated Redmine answers to each call. */
final class Answers {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern ONE = Pattern.compile("/(issues|journals|attachments|users)/(\\d+)\\.json");
    private static final Answer GONE = new Answer(404, new byte[0]);
    private static final Answer DONE = new Answer(204, new byte[0]);
    private static final Map<String, Object> PROJECT = Map.of(
            "id",
            1,
            "name",
            "Operations",
            "identifier",
            "ops",
            "status",
            1,
            "trackers",
            Store.TRACKERS,
            "issue_categories",
            Store.CATEGORIES);

    private final Store store;
    private volatile boolean administrator = true;

    record Answer(int status, byte[] body) {}

    Answers(Store store) {
        this.store = store;
    }

    void delete(String id) {
        synchronized (store) {
            store.issues.remove(Integer.valueOf(id));
        }
    }

    Map<String, List<String>> notes() {
        synchronized (store) {
            Map<String, List<String>> notes = new TreeMap<>();
            store.issues
                    .values()
                    .forEach(issue -> notes.put(
                            String.valueOf(issue.get("subject")),
                            Store.list(issue, "journals").stream()
                                    .map(journal -> String.valueOf(journal.get("notes")))
                                    .toList()));
            return notes;
        }
    }

    void archiveProject() {
        store.archived = true;
    }

    void actAsAgent() {
        administrator = false;
    }

    Answer to(String method, String path, Map<String, String> query, byte[] body) {
        synchronized (store) {
            Matcher one = ONE.matcher(path);
            if (one.matches()) {
                return one(method, one.group(1), Integer.parseInt(one.group(2)), body);
            }
            if (path.startsWith("/attachments/download/")) {
                byte[] content = store.contents.get(Integer.valueOf(path.replaceFirst("/attachments/download/", "")));
                return content == null ? GONE : new Answer(200, content);
            }
            return method.equals("POST") ? made(path, query, body) : list(path, query);
        }
    }

    private Answer list(String path, Map<String, String> query) {
        return switch (path) {
            case "/users/current.json" -> json(Map.of("user", me()));
            case "/users.json" -> administrator ? json(Map.of("users", List.of())) : new Answer(403, new byte[0]);
            case "/issue_statuses.json" -> json(Map.of("issue_statuses", Store.STATUSES));
            case "/enumerations/issue_priorities.json" -> json(Map.of("issue_priorities", Store.PRIORITIES));
            case "/trackers.json" -> json(Map.of("trackers", Store.TRACKERS));
            case "/custom_fields.json" ->
                administrator
                        ? json(Map.of("custom_fields", store.describedCustomFields()))
                        : new Answer(403, new byte[0]);
            case "/projects.json" -> json(Map.of("projects", List.of(PROJECT)));
            case "/projects/ops.json", "/projects/1.json" -> json(Map.of("project", PROJECT));
            case "/issues.json" ->
                Listing.isUnderstood(query)
                        ? json(new Listing(query).of(store.issues.values().stream()))
                        : new Answer(422, bytes(Map.of("errors", List.of("Updated is invalid"))));
            case "/roles/4.json" -> json(Map.of("role", Map.of("permissions", List.of("view_issues", "add_issues"))));
            default -> GONE;
        };
    }

    private Map<String, Object> me() {
        Map<String, Object> role = Map.of("id", 4, "name", "Developer");
        return Map.of(
                "id", 1,
                "login", "admin",
                "admin", administrator,
                "firstname", "Redmine",
                "lastname", "Admin",
                "mail", "admin@example.net",
                "api_key", "k",
                "memberships", List.of(Map.of("project", Map.of("id", 1), "roles", List.of(role))));
    }

    private Answer made(String path, Map<String, String> query, byte[] body) {
        if (path.equals("/uploads.json")) {
            int id = store.newFile(query.getOrDefault("filename", ""), body);
            return new Answer(201, bytes(Map.of("upload", Map.of("id", id, "token", id + ".0"))));
        }
        JsonNode input = JSON.readTree(body).path("issue");
        Map<String, @Nullable Object> issue = store.newIssue();
        List<String> errors =
                store.archived ? List.of("Project cannot be blank") : new Writes(store).write(issue, input);
        if (!errors.isEmpty()) {
            return new Answer(422, bytes(Map.of("errors", errors)));
        }
        store.issues.put((Integer) java.util.Objects.requireNonNull(issue.get("id")), issue);
        return new Answer(201, bytes(Map.of("issue", issue)));
    }

    private Answer one(String method, String what, int id, byte[] body) {
        return switch (what) {
            case "issues" -> issue(method, id, body);
            case "journals" -> journal(id, JSON.readTree(body).path("journal"));
            case "attachments" -> file(id);
            default -> id == 1 ? json(Map.of("user", me())) : GONE;
        };
    }

    private Answer issue(String method, int id, byte[] body) {
        Map<String, @Nullable Object> issue = store.issues.get(id);
        if (issue == null) {
            return GONE;
        }
        if (method.equals("PUT")) {
            List<String> errors =
                    new Writes(store).write(issue, JSON.readTree(body).path("issue"));
            return errors.isEmpty() ? DONE : new Answer(422, bytes(Map.of("errors", errors)));
        }
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(issue);
        shown.put("allowed_statuses", Store.STATUSES.subList(0, 5));
        return json(Map.of("issue", shown));
    }

    /** Leaves the issue's stamp as it is, as the real one does. */
    private Answer journal(int id, JsonNode input) {
        for (Map<String, @Nullable Object> issue : store.issues.values()) {
            for (Map<String, @Nullable Object> journal : List.copyOf(Store.list(issue, "journals"))) {
                if (Integer.valueOf(id).equals(journal.get("id"))) {
                    journal.put("notes", input.path("notes").asString(""));
                    if (input.has("private_notes")) {
                        journal.put("private_notes", input.path("private_notes").asBoolean());
                    }
                    if (input.path("notes").asString("").isEmpty()) {
                        Store.list(issue, "journals").remove(journal);
                    }
                    return DONE;
                }
            }
        }
        return GONE;
    }

    private Answer file(int id) {
        store.contents.remove(id);
        store.issues
                .values()
                .forEach(issue -> Store.list(issue, "attachments")
                        .removeIf(file -> Integer.valueOf(id).equals(file.get("id"))));
        return store.files.remove(id) == null ? GONE : DONE;
    }

    private static Answer json(Object value) {
        return new Answer(200, bytes(value));
    }

    private static byte[] bytes(Object value) {
        return JSON.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
    }
}
