package dev.syncline.xurrent;

import static dev.syncline.xurrent.XurrentApi.text;

import dev.syncline.connector.http.KnownDigests;
import dev.syncline.item.Attachment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaTypeFactory;
import tools.jackson.databind.JsonNode;

/**
 * Files on the notes of a request.
 *
 * <p>A file travels with a note. A note that says nothing but the name of its one file is no comment: that is how this
 * connector adds a file.
 */
final class NoteFiles {

    private final KnownDigests digests = new KnownDigests();

    static boolean onlyCarries(JsonNode note) {
        JsonNode files = note.path("textAttachments").path("nodes");
        return files.size() == 1 && text(files.get(0), "filename").equals(text(note, "text"));
    }

    List<Attachment> of(List<JsonNode> notes) {
        List<Attachment> all = new ArrayList<>();
        notes.forEach(note -> all.addAll(of(note)));
        return all;
    }

    List<Attachment> of(JsonNode note) {
        List<Attachment> all = new ArrayList<>();
        note.path("textAttachments").path("nodes").forEach(file -> all.add(attachment(note, file)));
        return all;
    }

    void remember(String id, String sha256) {
        digests.remember(id, sha256);
    }

    private Attachment attachment(JsonNode note, JsonNode file) {
        String name = text(file, "filename");
        @Nullable String digest = digests.of(text(file, "id"));
        return new Attachment(
                text(file, "id"),
                name,
                type(name),
                file.path("size").asLong(0),
                digest,
                note.path("internal").asBoolean(false),
                RequestItems.person(note.path("person")),
                RequestItems.instant(text(note, "createdAt")));
    }

    static String type(String filename) {
        return MediaTypeFactory.getMediaType(filename).map(Object::toString).orElse("application/octet-stream");
    }
}
