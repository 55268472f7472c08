package dev.syncline.redmine;

import static dev.syncline.redmine.RedmineApi.text;
import static dev.syncline.redmine.RedmineApi.textOrNull;

import dev.syncline.connector.http.PlainJson;
import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Issues as neutral items. */
final class IssueItems {

    static final String TRACKER = "redmine";
    static final String ISSUE = "issue";

    private final String account;
    private final People people;
    private final Names names;
    private final Files files;
    private final String keyField;

    IssueItems(String account, People people, Names names, Files files, String keyField) {
        this.account = account;
        this.people = people;
        this.names = names;
        this.files = files;
        this.keyField = keyField;
    }

    ItemRef ref(JsonNode issue) {
        return ref(issue.path("id").asString(""));
    }

    ItemRef ref(String id) {
        return new ItemRef(TRACKER, account, ISSUE, id, id);
    }

    /** The item of an issue that was asked for with journals and attachments. */
    Item item(JsonNode issue) {
        List<Comment> comments = new ArrayList<>();
        issue.path("journals").forEach(journal -> {
            if (!text(journal, "notes").isBlank()) {
                comments.add(comment(journal));
            }
        });
        List<Attachment> attachments = new ArrayList<>();
        issue.path("attachments").forEach(file -> attachments.add(files.attachment(file)));
        return new Item(ref(issue), Prints.revision(issue), fields(issue), comments, attachments);
    }

    /** Redmine 5.0 keeps no time of a note's last edit, later ones do. */
    Comment comment(JsonNode journal) {
        Instant created = instant(text(journal, "created_on"));
        String updated = text(journal, "updated_on");
        return new Comment(
                journal.path("id").asString(""),
                Marker.lines(text(journal, "notes")),
                journal.path("private_notes").asBoolean(false),
                people.person(journal.path("user")),
                created,
                updated.isEmpty() ? created : instant(updated));
    }

    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    private Map<String, @Nullable Object> fields(JsonNode issue) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("summary", text(issue, "subject"));
        fields.put("description", Marker.without(text(issue, "description")));
        fields.put("status", Named.map(issue.path("status")));
        fields.put("priority", Named.map(issue.path("priority")));
        fields.put("assignee", people.map(issue.path("assigned_to")));
        fields.put("reporter", people.map(issue.path("author")));
        project(issue, fields);
        fields.put("tracker", textOrNull(issue.path("tracker"), "name"));
        fields.put("category", textOrNull(issue.path("category"), "name"));
        fields.put("startDate", textOrNull(issue, "start_date"));
        fields.put("dueDate", textOrNull(issue, "due_date"));
        fields.put("doneRatio", PlainJson.of(issue.path("done_ratio")));
        fields.put("estimatedHours", PlainJson.of(issue.path("estimated_hours")));
        fields.put("isPrivate", issue.path("is_private").asBoolean(false));
        fields.put("customFields", customFields(issue));
        fields.put("created", instant(text(issue, "created_on")));
        fields.put("updated", instant(text(issue, "updated_on")));
        return fields;
    }

    private void project(JsonNode issue, Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> project = Named.map(issue.path("project"));
        @Nullable
        String key = project == null
                ? null
                : names.project(String.valueOf(project.get("id")))
                        .map(found -> text(found, "identifier"))
                        .orElse(null);
        if (project != null) {
            project.put("key", key);
        }
        fields.put("project", project);
        fields.put("projectKey", key);
    }

    private Map<String, @Nullable Object> customFields(JsonNode issue) {
        Map<String, @Nullable Object> custom = new LinkedHashMap<>();
        for (JsonNode field : issue.path("custom_fields")) {
            if (!field.path("id").asString("").equals(keyField)) {
                custom.put(text(field, "name"), PlainJson.of(field.path("value")));
            }
        }
        return custom;
    }
}
