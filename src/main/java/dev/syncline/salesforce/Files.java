package dev.syncline.salesforce;

import static dev.syncline.salesforce.Json.text;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.FileLimits;
import dev.syncline.connector.FileName;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.http.Body;
import dev.syncline.connector.http.CheckedContent;
import dev.syncline.connector.http.KnownDigests;
import dev.syncline.connector.http.Multipart;
import dev.syncline.connector.http.TrackerAnswer;
import dev.syncline.connector.http.TrackerCall;
import dev.syncline.item.Attachment;
import dev.syncline.item.ItemRef;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Files: a version, published on the record in the same call; streamed as a multipart body, never as base64.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_sobject_insert_update_blob.htm">Insert blob data</a>
 */
final class Files {

    static final FileLimits LIMITS = new FileLimits(2_147_483_647L, List.of(), List.of());
    private static final String PART = "ContentDocumentLink";
    private static final Duration LONG = Duration.ofHours(2);

    private final SalesforceApi api;
    private final Describes describes;
    private final People people;
    private final ParentLocks locks;
    private final PostImages images;
    private final KnownDigests digests = new KnownDigests();

    Files(SalesforceApi api, Describes describes, People people, ParentLocks locks, PostImages images) {
        this.api = api;
        this.describes = describes;
        this.people = people;
        this.locks = locks;
        this.images = images;
    }

    KnownDigests digests() {
        return digests;
    }

    void ask(Composite call, String id) {
        if (describes.sees(PART)) {
            call.query(PART, Shared.soqlOf(id));
        }
    }

    /** Those on the record, and those that are shown on it without being there; each once. */
    List<Shared> read(Composite.Answers answers, List<Shared> shown) {
        Map<String, Shared> all = new LinkedHashMap<>();
        if (answers.has(PART)) {
            answers.records(PART).stream()
                    .filter(Shared::isFile)
                    .map(Shared::read)
                    .forEach(file -> all.put(file.id(), file));
        }
        shown.forEach(file -> all.putIfAbsent(file.id(), file));
        return all.values().stream()
                .sorted(Comparator.comparing(Shared::created).thenComparing(Shared::id))
                .toList();
    }

    Attachment attach(ItemRef ref, AttachmentDraft draft, InputStream content) {
        String name = FileName.of(draft.filename());
        LIMITS.objection(name, draft.size()).ifPresent(objection -> {
            throw new TrackerFailure(
                    Kind.TOO_LARGE,
                    objection + " Leave it out in the rule.",
                    Map.of("attachments", objection),
                    null,
                    null);
        });
        String version = upload(ref, name, draft, content);
        digests.remember(version, draft.sha256());
        return AfterWrite.of(() -> {
            JsonNode link = link(ref, version)
                    .orElseThrow(() -> new TrackerFailure(
                            Kind.OUTCOME_UNKNOWN,
                            "Salesforce took the file '%s' and does not show it on %s.".formatted(name, ref.key())));
            if (draft.internal() && !text(link, "Visibility").equals("InternalUsers")) {
                api.line()
                        .send(TrackerCall.patch(
                                api.path("/sobjects/" + PART + "/" + text(link, "Id")),
                                Body.json(Map.of("Visibility", "InternalUsers"))));
                link = link(ref, version).orElse(link);
            }
            Shared shared = Shared.read(link);
            people.learn(List.of(shared.author()));
            return shared.with(people, digests);
        });
    }

    /** The bytes of a file that is on the record or shown on it, from an offset on. */
    InputStream open(ItemRef ref, String version, long offset) {
        if (!SalesforceIds.isId(version) || (link(ref, version).isEmpty() && !images.shows(ref, version))) {
            throw gone(ref, version);
        }
        return api.line()
                .open(
                        TrackerCall.get(api.path("/sobjects/ContentVersion/" + version + "/VersionData"))
                                .within(LONG),
                        offset);
    }

    /** Takes a file off the record; one that is nowhere else is deleted with it. What a post shows stays with the post. */
    void remove(ItemRef ref, String version) {
        JsonNode link = SalesforceIds.isId(version) ? link(ref, version).orElse(null) : null;
        if (link == null) {
            return;
        }
        String document = text(link, "ContentDocumentId");
        boolean elsewhere = api
                .query("SELECT Id, LinkedEntityId FROM ContentDocumentLink WHERE ContentDocumentId = "
                        + Soql.quoted(document))
                .stream()
                .map(each -> text(each, "LinkedEntityId"))
                .anyMatch(entity -> !entity.equals(ref.id()) && !entity.startsWith(People.USER));
        String path =
                elsewhere ? "/sobjects/" + PART + "/" + text(link, "Id") : "/sobjects/ContentDocument/" + document;
        locks.holding(
                ref.id(),
                () -> api.line().send(TrackerCall.delete(api.path(path)).accepting(404)));
    }

    private String upload(ItemRef ref, String name, AttachmentDraft draft, InputStream content) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        int dot = name.lastIndexOf('.');
        fields.put("Title", dot > 0 ? name.substring(0, dot) : name);
        fields.put("PathOnClient", name);
        fields.put("FirstPublishLocationId", ref.id());
        try {
            Body file = Body.stream("application/octet-stream", draft.size(), new CheckedContent(draft, content));
            Body form = new Multipart()
                    .part("entity_content", null, Body.json(fields))
                    .part("VersionData", name, file)
                    .body();
            TrackerAnswer answer = api.line()
                    .send(TrackerCall.post(api.path("/sobjects/ContentVersion"), form)
                            .within(LONG)
                            .explaining(refusal -> FileRefusals.read(refusal, name, draft.size())));
            return text(answer.json(), "id");
        } catch (IOException e) {
            throw new TrackerFailure(
                    Kind.TRANSIENT, "The file '%s' could not be read to its end.".formatted(name), Map.of(), null, e);
        }
    }

    private Optional<JsonNode> link(ItemRef ref, String version) {
        return api
                .query(Shared.soqlOf(ref.id()) + " AND ContentDocument.LatestPublishedVersionId = "
                        + Soql.quoted(version))
                .stream()
                .findFirst();
    }

    private static TrackerFailure gone(ItemRef ref, String version) {
        return new TrackerFailure(Kind.NOT_FOUND, "%s has no file '%s' any more.".formatted(ref.key(), version));
    }
}
