package dev.syncline.requesttracker;

import static dev.syncline.requesttracker.RtApi.text;

import dev.syncline.item.Attachment;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * RT's note that it kept less of a file than it was sent: a part, or a sentence in its place under a name with an ending.
 *
 * <p>Nothing else tells: the file goes on to be shown with the size it was sent with.
 *
 * @param filename what the file was called
 * @param author who sent it
 * @param most bytes that RT keeps of such a file
 * @see <a href="https://docs.bestpractical.com/rt/5.0.3/RT_Config.html#MaxAttachmentSize">MaxAttachmentSize</a>
 */
record Cut(String transaction, String filename, String author, long most) {

    private static final Set<String> TYPES = Set.of("AttachmentTruncate", "AttachmentDrop");

    static boolean isNoted(JsonNode transaction) {
        return TYPES.contains(text(transaction, "Type"));
    }

    static Cut of(JsonNode transaction) {
        return new Cut(
                text(transaction, "id"),
                text(transaction, "Data"),
                text(transaction.path("Creator"), "id"),
                transaction.path("NewValue").asLong(0));
    }

    /**
     * What no file may exceed. Where the database takes no zero bytes, RT keeps a quarter less of files that have some,
     * and the note does not say whether this was one.
     */
    long limit() {
        return most / 3 * 4 + most % 3 * 4 / 3;
    }

    /** Takes what RT kept of the file out of those it holds so far: the note comes right after its message. */
    void leaveOut(List<Attachment> files) {
        for (int at = files.size() - 1; at >= 0; at--) {
            String name = files.get(at).filename();
            if (name.equals(filename) || name.equals(filename + ".txt")) {
                files.remove(at);
                return;
            }
        }
    }
}
