package dev.syncline.redmine;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.FileLimits;
import dev.syncline.connector.FileName;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.http.AfterWrite;
import dev.syncline.connector.http.Body;
import dev.syncline.connector.http.CheckedContent;
import dev.syncline.connector.http.KnownDigests;
import dev.syncline.connector.http.LearnedLimit;
import dev.syncline.item.Attachment;
import dev.syncline.item.ItemRef;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Files: first uploaded, then named by an issue.
 *
 * @see <a href="https://www.redmine.org/projects/redmine/wiki/Rest_api#Attaching-files">Attaching files</a>
 */
final class Files {

    private static final FileLimits UNKNOWN = new FileLimits(2_147_483_647L, List.of(), List.of());

    private final RedmineApi api;
    private final People people;
    private final KnownDigests digests = new KnownDigests();
    private final LearnedLimit limit;

    Files(RedmineApi api, People people) {
        this.api = api;
        this.people = people;
        this.limit = new LearnedLimit(api.clock(), UNKNOWN);
    }

    /** Redmine tells its limit only when a file is larger. */
    FileLimits limits() {
        return limit.limits();
    }

    Attachment attach(ItemRef ref, AttachmentDraft draft, InputStream content, Issues issues) {
        String name = FileName.of(draft.filename());
        check(draft, name);
        JsonNode upload = upload(draft, name, content);
        String id = upload.path("id").asString("");
        Map<String, Object> file =
                Map.of("token", RedmineApi.text(upload, "token"), "filename", name, "content_type", draft.mimetype());
        api.put("/issues/" + ref.id() + ".json", Map.of("issue", Map.of("uploads", List.of(file))));
        digests.remember(id, draft.sha256());
        for (JsonNode each : AfterWrite.read(() -> issues.need(ref)).path("attachments")) {
            if (each.path("id").asString("").equals(id)) {
                return attachment(each);
            }
        }
        throw new TrackerFailure(
                Kind.OUTCOME_UNKNOWN, "Redmine took the file '%s' and shows it on no issue.".formatted(name));
    }

    InputStream open(String id, long offset) {
        if (!id.matches("\\d{1,9}")) {
            throw new TrackerFailure(Kind.NOT_FOUND, "Redmine has no file '%s'.".formatted(id));
        }
        return api.download(id, offset);
    }

    void remove(String id) {
        if (id.matches("\\d{1,9}")) {
            api.delete("/attachments/" + id + ".json");
        }
    }

    Attachment attachment(JsonNode file) {
        String id = file.path("id").asString("");
        String type = RedmineApi.text(file, "content_type");
        return new Attachment(
                id,
                RedmineApi.text(file, "filename"),
                type.isEmpty() ? "application/octet-stream" : type,
                file.path("filesize").asLong(0),
                digests.of(id),
                false,
                people.person(file.path("author")),
                IssueItems.instant(RedmineApi.text(file, "created_on")));
    }

    private void check(AttachmentDraft draft, String name) {
        if (draft.internal()) {
            throw TrackerFailure.ofField(
                    "attachments",
                    "Redmine shows every file to all who see the issue, so the internal file '%s' was not written. Leave it out in the rule."
                            .formatted(name));
        }
        limits().objection(name, draft.size()).ifPresent(objection -> {
            throw new TrackerFailure(
                    Kind.TOO_LARGE,
                    objection + " Leave it out in the rule, or raise the limit under Administration, Settings, Files.",
                    Map.of("attachments", objection),
                    null,
                    null);
        });
    }

    private JsonNode upload(AttachmentDraft draft, String name, InputStream content) {
        try {
            InputStream checked = new CheckedContent(draft, content);
            return api.upload(name, Body.stream("application/octet-stream", draft.size(), checked))
                    .path("upload");
        } catch (IOException e) {
            throw new TrackerFailure(
                    Kind.TRANSIENT, "The file '%s' could not be read to its end.".formatted(name), Map.of(), null, e);
        } catch (TrackerFailure failure) {
            learn(failure);
            throw failure;
        }
    }

    private void learn(TrackerFailure failure) {
        String largest = Refusals.largest(String.valueOf(failure.getMessage()));
        if (failure.kind() == Kind.TOO_LARGE && !largest.isEmpty() && largest.length() < 16) {
            limit.learn(Long.parseLong(largest));
        }
    }
}
