package dev.syncline.redmine;

import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.http.AfterWrite;
import dev.syncline.connector.http.Body;
import dev.syncline.connector.http.TrackerCall;
import dev.syncline.item.Comment;
import dev.syncline.item.ItemRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Notes, which Redmine keeps in the journals of an issue.
 *
 * @see <a href="https://www.redmine.org/projects/redmine/wiki/Rest_IssueJournals">Journals</a>
 */
final class Notes {

    private static final String PRIVATE = "set_notes_private";

    private final RedmineApi api;
    private final Issues issues;
    private final IssueItems items;
    private final People people;

    Notes(RedmineApi api, Issues issues, IssueItems items, People people) {
        this.api = api;
        this.issues = issues;
        this.items = items;
        this.people = people;
    }

    Comment add(ItemRef ref, CommentDraft draft) {
        String words = words(draft);
        JsonNode before = issues.need(ref);
        mustKeepPrivate(before, draft);
        api.put(
                "/issues/" + ref.id() + ".json",
                Map.of("issue", Map.of("notes", words, "private_notes", draft.internal())));
        return newest(AfterWrite.read(() -> issues.need(ref)), words, draft.internal())
                .map(items::comment)
                .orElseThrow(() -> new TrackerFailure(
                        Kind.FORBIDDEN,
                        "Redmine took the note on issue %s and shows none. Give the acting user's role the permission 'Add notes'."
                                .formatted(ref.key())));
    }

    Comment change(ItemRef ref, String id, CommentDraft draft) {
        String words = words(draft);
        JsonNode before = issues.need(ref);
        JsonNode old = journal(before, id).orElseThrow(() -> goneNote(ref, id));
        Map<String, Object> journal = new LinkedHashMap<>();
        journal.put("notes", words);
        if (old.path("private_notes").asBoolean(false) != draft.internal()) {
            mustKeepPrivate(before, draft);
            journal.put("private_notes", draft.internal());
        }
        write(id, journal);
        return journal(issues.need(ref), id).map(items::comment).orElseThrow(() -> goneNote(ref, id));
    }

    /** A note without words goes; what else happened with it stays in the history. */
    void remove(String id) {
        if (id.matches("\\d{1,9}")) {
            write(id, Map.of("notes", ""));
        }
    }

    private void write(String id, Map<String, Object> journal) {
        try {
            api.find(TrackerCall.put("/journals/" + id + ".json", Body.json(Map.of("journal", journal))));
        } catch (TrackerFailure failure) {
            if (failure.kind() != Kind.FORBIDDEN) {
                throw failure;
            }
            throw new TrackerFailure(
                    Kind.FORBIDDEN,
                    "Redmine does not let the acting user change note %s. Give its role the permission 'Edit own notes', or 'Edit notes' for those of others."
                            .formatted(id));
        }
    }

    /** Without the permission Redmine would show a private note to everybody, without a word. */
    private void mustKeepPrivate(JsonNode issue, CommentDraft draft) {
        String project = issue.path("project").path("id").asString("");
        if (draft.internal() && !people.may(project, PRIVATE)) {
            throw new TrackerFailure(
                    Kind.FORBIDDEN,
                    "The acting user may not make private notes in project '%s', so the internal comment was not written. Give its role the permission 'Set notes as private'."
                            .formatted(RedmineApi.text(issue.path("project"), "name")));
        }
    }

    private Optional<JsonNode> newest(JsonNode issue, String words, boolean internal) {
        @Nullable JsonNode found = null;
        for (JsonNode journal : issue.path("journals")) {
            boolean ours = journal.path("user").path("id").asString("").equals(people.myId())
                    && journal.path("private_notes").asBoolean(false) == internal
                    && Marker.lines(RedmineApi.text(journal, "notes")).equals(words);
            found = ours ? journal : found;
        }
        return Optional.ofNullable(found);
    }

    private static Optional<JsonNode> journal(JsonNode issue, String id) {
        for (JsonNode journal : issue.path("journals")) {
            if (journal.path("id").asString("").equals(id)) {
                return Optional.of(journal);
            }
        }
        return Optional.empty();
    }

    private static TrackerFailure goneNote(ItemRef ref, String id) {
        return new TrackerFailure(Kind.NOT_FOUND, "The issue %s has no note '%s' any more.".formatted(ref.key(), id));
    }

    private static String words(CommentDraft draft) {
        if (draft.body().isBlank()) {
            throw TrackerFailure.ofField("comments", "The comment has no words. Leave it out in the rule.");
        }
        return IssueInput.textOf(draft.body());
    }
}
