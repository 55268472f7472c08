package dev.syncline.xurrent;

import static dev.syncline.xurrent.XurrentApi.text;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.FileLimits;
import dev.syncline.connector.FileName;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.http.Body;
import dev.syncline.connector.http.CheckedContent;
import dev.syncline.connector.http.Multipart;
import dev.syncline.connector.http.TrackerAnswer;
import dev.syncline.connector.http.TrackerCall;
import dev.syncline.item.Attachment;
import dev.syncline.item.ItemRef;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Files: first to the account's storage, then onto a note.
 *
 * @see <a href="https://developer.xurrent.com/v1/general/attachments/">Attachments</a>
 */
final class Files {

    private static final long USUAL = 2_147_483_647L;
    static final FileLimits USUAL_LIMITS = new FileLimits(USUAL, List.of(), List.of());
    private static final Duration LONG = Duration.ofHours(2);

    /** Spares bytes of the next files of an item; a person who retries after Xurrent's administrator allowed one takes longer. */
    private static final Duration BELIEVED = Duration.ofSeconds(10);

    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");

    private final XurrentApi api;
    private final NoteFiles notes;
    private volatile FileLimits limits = USUAL_LIMITS;
    private volatile Instant until = Instant.EPOCH;

    Files(XurrentApi api, NoteFiles notes) {
        this.api = api;
        this.notes = notes;
    }

    /** What the storage said a moment ago; it is asked before each upload, and nobody is told when it changes. */
    FileLimits limits() {
        return api.now().isBefore(until) ? limits : USUAL_LIMITS;
    }

    Attachment attach(ItemRef ref, AttachmentDraft draft, InputStream content) {
        String name = FileName.of(draft.filename());
        JsonNode storage = storage();
        mustFit(name, draft.size());
        String key = upload(storage, name, draft, content);
        boolean shown = NoteFiles.canShow(name, key);
        Map<String, Object> file = Map.of("key", key, "size", draft.size(), "inline", shown);
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("ownerId", ref.id());
        input.put("text", shown ? NoteFiles.showing(name, key) : name);
        input.put("internal", draft.internal());
        input.put("attachments", List.of(file));
        JsonNode note = carry(ref, input, name);
        JsonNode kept = note.path("textAttachments").path("nodes");
        if (kept.isEmpty()) {
            throw new TrackerFailure(
                    Kind.OUTCOME_UNKNOWN, "Xurrent took the file '%s' and shows it on no note.".formatted(name));
        }
        notes.remember(text(kept.get(0), "id"), draft.sha256());
        return notes.of(note).get(0);
    }

    private JsonNode carry(ItemRef ref, Map<String, Object> input, String name) {
        ErrorNames names = ErrorNames.ofNote(ref.key(), "attachments", "attachments", name);
        try {
            return api.change("note-create", "noteCreate", input, names).path("note");
        } catch (TrackerFailure e) {
            throw FileRefusals.ofNote(e, name);
        }
    }

    /** The bytes of a file by a link that is asked for anew each time, since it expires. */
    InputStream open(ItemRef ref, String attachmentId, long offset) {
        String link = link(ref, attachmentId);
        return api.files().open(TrackerCall.get(link).withoutCredentials().within(LONG), offset);
    }

    /** Asks the storage anew; its parameters are good for a short time only. */
    JsonNode storage() {
        JsonNode storage = api.ask("storage", Map.of()).path("attachmentStorage");
        List<String> endings = new ArrayList<>();
        storage.path("allowedExtensions")
                .forEach(each ->
                        endings.add(each.asString("").replaceFirst("^\\.", "").toLowerCase(Locale.ROOT)));
        limits = new FileLimits(storage.path("sizeLimit").asLong(USUAL), endings, List.of());
        until = api.now().plus(BELIEVED);
        return storage;
    }

    private void mustFit(String name, long size) {
        limits.objection(name, size).ifPresent(objection -> {
            throw new TrackerFailure(
                    Kind.TOO_LARGE,
                    objection + " Leave it out in the rule, or let Xurrent's administrator allow it.",
                    Map.of("attachments", objection),
                    null,
                    null);
        });
    }

    private String upload(JsonNode storage, String name, AttachmentDraft draft, InputStream content) {
        boolean local = text(storage, "provider").equals("local");
        String type = NoteFiles.type(name);
        Multipart form = new Multipart().field("Content-Type", type);
        storage.path("providerParameters")
                .properties()
                .forEach(part -> form.field(part.getKey(), part.getValue().asString("")));
        try {
            InputStream checked = new CheckedContent(draft, content);
            Body body = form.part("file", name, Body.stream(type, draft.size(), checked))
                    .body();
            TrackerCall call = TrackerCall.post(text(storage, "uploadUri"), body)
                    .reading()
                    .within(LONG)
                    .explaining(refusal -> FileRefusals.read(refusal, name, draft.size(), limits));
            TrackerAnswer answer = api.files().send(local ? call : call.withoutCredentials());
            return key(answer, storage.path("providerParameters"), name);
        } catch (IOException e) {
            throw new TrackerFailure(
                    Kind.TRANSIENT, "The file '%s' could not be read to its end.".formatted(name), Map.of(), null, e);
        }
    }

    private static String key(TrackerAnswer answer, JsonNode parameters, String name) {
        Matcher xml = KEY.matcher(answer.text());
        if (xml.find()) {
            return xml.group(1)
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&amp;", "&");
        }
        String key = text(answer.jsonIfAny(), "key");
        return key.isEmpty() ? text(parameters, "key").replace("${filename}", name) : key;
    }

    private String link(ItemRef ref, String attachmentId) {
        @Nullable String after = null;
        do {
            Map<String, @Nullable Object> variables = new LinkedHashMap<>();
            variables.put("id", ref.id());
            variables.put("after", after);
            JsonNode page = api.ask("file-links", variables).path("node").path("notes");
            for (JsonNode note : page.path("nodes")) {
                for (JsonNode file : note.path("textAttachments").path("nodes")) {
                    if (text(file, "id").equals(attachmentId)
                            && !text(file, "expiringUrl").isEmpty()) {
                        return text(file, "expiringUrl");
                    }
                }
            }
            after = Paging.next(page);
        } while (after != null);
        throw new TrackerFailure(
                Kind.NOT_FOUND, "The request %s has no file '%s' any more.".formatted(ref.key(), attachmentId));
    }
}
