package dev.syncline.requesttracker;

import static dev.syncline.requesttracker.RtApi.text;

import dev.syncline.connector.http.KnownDigests;
import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What was said on a ticket and with which files: the messages among its transactions, none of which ever changes.
 *
 * @see <a href="https://docs.bestpractical.com/rt/5.0.3/RT/REST2.html#Transactions">Transactions, attachments</a>
 */
final class History {

    private static final String CREATE = "Create";
    private static final String PUBLIC = "Correspond";
    private static final String PRIVATE = "Comment";
    private static final String LINES = "Creator,Created,Type,Data,NewValue";
    private static final String PARTS = "Filename,ContentType,ContentLength,TransactionId,Created,Creator";

    private final RtApi api;
    private final People people;
    private final Bodies bodies;
    private final KnownDigests digests = new KnownDigests();

    History(RtApi api, People people, Bodies bodies) {
        this.api = api;
        this.people = people;
        this.bodies = bodies;
    }

    /** What a ticket's history says; mails that RT sent about it are none of it. */
    record Said(String description, List<Comment> comments, List<Attachment> files) {

        Optional<Comment> comment(String id) {
            return comments.stream().filter(each -> each.id().equals(id)).findFirst();
        }
    }

    /** Remembers what a file holds that was just stored. */
    KnownDigests digests() {
        return digests;
    }

    Said read(String ticket) {
        Map<String, List<JsonNode>> parts = parts(ticket);
        String description = "";
        List<Comment> comments = new ArrayList<>();
        List<Attachment> files = new ArrayList<>();
        for (JsonNode transaction : lines(ticket)) {
            String type = text(transaction, "Type");
            if (type.equals(CREATE) || type.equals(PUBLIC) || type.equals(PRIVATE)) {
                List<JsonNode> mine = parts.getOrDefault(text(transaction, "id"), List.of());
                String words = words(mine);
                mine.stream().filter(History::isFile).forEach(part -> files.add(file(part, type.equals(PRIVATE))));
                if (type.equals(CREATE)) {
                    description = words;
                } else if (!words.isBlank()) {
                    comments.add(comment(transaction, words, type.equals(PRIVATE)));
                }
            } else if (isOwnCut(transaction)) {
                Cut.of(transaction).leaveOut(files);
            }
        }
        return new Said(description, comments, files);
    }

    /** The file that a message brought; empty when the acting user may not see it. */
    Optional<Attachment> fileOf(String ticket, String transaction, boolean internal) {
        return parts(ticket).getOrDefault(transaction, List.of()).stream()
                .filter(History::isFile)
                .map(part -> file(part, internal))
                .findFirst();
    }

    /** The note that RT kept less than it was sent of a file that a message of ours brought. */
    Optional<Cut> cutOf(String ticket, String transaction) {
        return lines(ticket).stream()
                .filter(this::isOwnCut)
                .map(Cut::of)
                .filter(cut -> Long.parseLong(cut.transaction()) > Long.parseLong(transaction))
                .findFirst();
    }

    /** Of what we sent the whole is known elsewhere, so a part of it is no file to be sent on. */
    private boolean isOwnCut(JsonNode transaction) {
        return Cut.isNoted(transaction) && Cut.of(transaction).author().equals(text(people.me(), "Name"));
    }

    private List<JsonNode> lines(String ticket) {
        return api.all("/ticket/" + ticket + "/history", LINES);
    }

    private Map<String, List<JsonNode>> parts(String ticket) {
        Map<String, List<JsonNode>> parts = new LinkedHashMap<>();
        api.all("/ticket/" + ticket + "/attachments", PARTS)
                .forEach(part -> parts.computeIfAbsent(text(part, "TransactionId"), id -> new ArrayList<>())
                        .add(part));
        return parts;
    }

    private Comment comment(JsonNode transaction, String words, boolean internal) {
        Instant created = TicketItems.instant(text(transaction, "Created"));
        return new Comment(
                text(transaction, "id"), words, internal, people.person(transaction.path("Creator")), created, created);
    }

    private Attachment file(JsonNode part, boolean internal) {
        String id = text(part, "id");
        return new Attachment(
                id,
                text(part, "Filename"),
                text(part, "ContentType"),
                part.path("ContentLength").asLong(0),
                digests.of(id),
                internal,
                people.person(part.path("Creator")),
                TicketItems.instant(text(part, "Created")));
    }

    /** Plain text where a message has it, which is the same as its HTML. */
    private String words(List<JsonNode> parts) {
        @Nullable JsonNode found = null;
        for (JsonNode part : parts) {
            String type = text(part, "ContentType");
            boolean plain = type.equals("text/plain");
            boolean words = !isFile(part) && part.path("ContentLength").asLong(0) > 0;
            if (words && (plain || type.equals("text/html")) && (found == null || (plain && !isPlain(found)))) {
                found = part;
            }
        }
        return found == null ? "" : bodies.text(text(found, "id"), isPlain(found));
    }

    private static boolean isPlain(JsonNode part) {
        return text(part, "ContentType").equals("text/plain");
    }

    private static boolean isFile(JsonNode part) {
        return !text(part, "Filename").isEmpty();
    }
}
