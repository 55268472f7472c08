package dev.syncline.xurrent;

import static dev.syncline.xurrent.XurrentApi.text;

import dev.syncline.connector.http.KnownDigests;
import dev.syncline.item.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaTypeFactory;
import tools.jackson.databind.JsonNode;

/**
 * Files on the notes of a request.
 *
 * <p>A file travels with a note. A note that says nothing but the name of its one file, and shows it if it is a picture,
 * is no comment: that is how this connector adds a file.
 *
 * @see <a href="https://developer.xurrent.com/v1/general/attachments/">Attachments: inline images</a>
 */
final class NoteFiles {

    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");
    private static final Pattern PLAIN_KEY = Pattern.compile("[\\w./%+@=-]+");
    private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]\\n]*+]\\([^)\\s]*+\\)\\s*+$");

    private final KnownDigests digests = new KnownDigests();

    static boolean onlyCarries(JsonNode note) {
        JsonNode files = note.path("textAttachments").path("nodes");
        return files.size() == 1
                && text(files.get(0), "filename")
                        .equals(IMAGE.matcher(text(note, "text"))
                                .replaceFirst("")
                                .strip());
    }

    /** Whether a note can show this file; its key must mean nothing in Markdown. */
    static boolean canShow(String filename, String key) {
        return PICTURES.contains(type(filename)) && PLAIN_KEY.matcher(key).matches();
    }

    /** The text of a note with the name of a picture and the picture itself. */
    static String showing(String filename, String key) {
        return filename + "\n\n![](" + key + ")";
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
