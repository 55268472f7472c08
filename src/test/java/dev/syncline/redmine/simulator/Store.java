package dev.syncline.redmine.simulator;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the simulated Redmine holds: a project, its lists, issues, files. */
final class Store {

    static final Map<String, Object> ME = Map.of("id", 1, "name", "Redmine Admin");
    static final List<Map<String, Object>> STATUSES =
            named("New", "In Progress", "Resolved", "Feedback", "Closed", "Rejected");
    static final List<Map<String, Object>> PRIORITIES = named("Low", "Normal", "High", "Urgent", "Immediate");
    static final List<Map<String, Object>> TRACKERS = named("Bug", "Feature", "Support");
    static final List<Map<String, Object>> CUSTOM_FIELDS = named("Syncline key", "Floor", "Cost", "Site");
    static final List<String> SITES = List.of("Oslo", "Ghent");
    static final List<Map<String, Object>> CATEGORIES = named("Network");

    final Map<Integer, Map<String, @Nullable Object>> issues = new TreeMap<>();
    final Map<Integer, Map<String, @Nullable Object>> files = new TreeMap<>();
    final Map<Integer, byte[]> contents = new TreeMap<>();
    private final Clock clock;
    boolean archived;
    private int lastIssue;
    private int lastJournal;
    private int lastFile;

    Store(Clock clock) {
        this.clock = clock;
    }

    static List<Map<String, Object>> named(String... names) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (String name : names) {
            all.add(new LinkedHashMap<>(Map.of("id", all.size() + 1, "name", name)));
        }
        return all;
    }

    static @Nullable Map<String, Object> byId(List<Map<String, Object>> list, @Nullable Object id) {
        return list.stream()
                .filter(each -> String.valueOf(each.get("id")).equals(String.valueOf(id)))
                .findFirst()
                .orElse(null);
    }

    String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    Map<String, @Nullable Object> newIssue() {
        Map<String, @Nullable Object> issue = new LinkedHashMap<>();
        issue.put("id", ++lastIssue);
        issue.put("project", Map.of("id", 1, "name", "Operations"));
        issue.put("tracker", TRACKERS.get(0));
        issue.put("status", STATUSES.get(0));
        issue.put("priority", PRIORITIES.get(1));
        issue.put("author", ME);
        issue.put("subject", "");
        issue.put("description", null);
        List<Map<String, @Nullable Object>> custom = new ArrayList<>();
        CUSTOM_FIELDS.forEach(each -> {
            Map<String, @Nullable Object> field = new LinkedHashMap<>(each);
            field.put("value", null);
            custom.add(field);
        });
        issue.put("custom_fields", custom);
        issue.put("created_on", now());
        issue.put("updated_on", now());
        issue.put("journals", new ArrayList<>());
        issue.put("attachments", new ArrayList<>());
        return issue;
    }

    /** As administrators are shown them. */
    List<Map<String, Object>> describedCustomFields() {
        List<Map<String, Object>> described = new ArrayList<>();
        for (Map<String, Object> each : CUSTOM_FIELDS) {
            Map<String, Object> field = new LinkedHashMap<>(each);
            boolean list = "Site".equals(each.get("name"));
            field.put("customized_type", "issue");
            field.put("field_format", list ? "list" : "Cost".equals(each.get("name")) ? "float" : "string");
            if (list) {
                field.put(
                        "possible_values",
                        SITES.stream()
                                .map(site -> Map.of("value", site, "label", site))
                                .toList());
            }
            described.add(field);
        }
        return described;
    }

    Map<String, @Nullable Object> newJournal(String notes, boolean internal) {
        Map<String, @Nullable Object> journal = new LinkedHashMap<>();
        journal.put("id", ++lastJournal);
        journal.put("user", ME);
        journal.put("notes", notes);
        journal.put("created_on", now());
        journal.put("private_notes", internal);
        return journal;
    }

    int newFile(String name, byte[] content) {
        int id = ++lastFile;
        contents.put(id, content);
        Map<String, @Nullable Object> file = new LinkedHashMap<>();
        file.put("id", id);
        file.put("filename", name);
        file.put("filesize", content.length);
        file.put("author", ME);
        file.put("created_on", now());
        files.put(id, file);
        return id;
    }

    /** One of an issue's lists; everything under such a name was put there by this class as one. */
    @SuppressWarnings("unchecked")
    static List<Map<String, @Nullable Object>> list(Map<String, @Nullable Object> issue, String name) {
        return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(issue.get(name));
    }
}
