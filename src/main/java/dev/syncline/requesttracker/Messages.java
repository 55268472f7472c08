package dev.syncline.requesttracker;

import static dev.syncline.requesttracker.RtApi.text;

import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.http.AfterWrite;
import dev.syncline.connector.http.Body;
import dev.syncline.item.Comment;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Person;
import java.time.Instant;
import java.util.Map;

/**
 * Correspondence, which requestors see, and comments, which they do not; both stay as they were written.
 *
 * <p>RT opens a ticket again when somebody corresponds. Each message therefore names the status the ticket had: what was
 * not assigned by a rule must not change.
 */
final class Messages {

    private final RtApi api;
    private final Tickets tickets;
    private final History history;
    private final People people;

    Messages(RtApi api, Tickets tickets, History history, People people) {
        this.api = api;
        this.tickets = tickets;
        this.history = history;
        this.people = people;
    }

    Comment add(ItemRef ref, CommentDraft draft) {
        String words = words(draft);
        String status = text(tickets.need(ref).node(), "Status");
        Map<String, Object> message = Map.of("Content", words, "ContentType", "text/plain", "Status", status);
        String id = api.message(path(ref, draft.internal()), Body.json(message));
        return AfterWrite.read(
                () -> history.read(ref.id()).comment(id).orElseGet(() -> unseen(id, words, draft.internal())));
    }

    static String path(ItemRef ref, boolean internal) {
        return "/ticket/" + ref.id() + (internal ? "/comment" : "/correspond");
    }

    static TrackerFailure append(String what) {
        return new TrackerFailure(
                Kind.VALIDATION,
                "Request Tracker keeps every %s as it was written. Send the change as a new comment, or leave it out in the rule."
                        .formatted(what));
    }

    /** Written, although the acting user may not read it. */
    private Comment unseen(String id, String words, boolean internal) {
        String name = text(people.me(), "Name");
        Instant now = api.clock().instant();
        return new Comment(id, words, internal, new Person(name, name, null, name, true), now, now);
    }

    /** RT takes a lone zero for no words. */
    private static String words(CommentDraft draft) {
        if (draft.body().isBlank()) {
            throw TrackerFailure.ofField("comments", "The comment has no words. Leave it out in the rule.");
        }
        String words = TicketInput.textOf(draft.body());
        return words.equals("0") ? "0\n" : words;
    }
}
