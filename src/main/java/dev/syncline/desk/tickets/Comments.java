package dev.syncline.desk.tickets;

import dev.syncline.item.Comment;
import dev.syncline.item.Person;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people say on tickets. */
@Component
public class Comments {

    private static final int LONGEST = 1_000_000;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final TicketRows rows;

    Comments(JdbcClient jdbc, Ledger ledger, TicketRows rows) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.rows = rows;
    }

    public Comment add(String ticketId, String body, boolean internal, Person author) {
        String text = checked(body);
        return ledger.write(() -> {
            Ticket ticket = rows.locked(ticketId);
            long id = Inserted.id(jdbc.sql("insert into desk_comment"
                            + " (ticket_id, body, internal, author_id, created, updated)"
                            + " values (:ticket, :body, :internal, :author, :now, :now)")
                    .param("ticket", ticket.id())
                    .param("body", text)
                    .param("internal", internal)
                    .param("author", TicketId.parse(String.valueOf(person(author))))
                    .param("now", ledger.now()));
            ledger.changed(ticket.id());
            return kept(ticket, String.valueOf(id));
        });
    }

    public Comment change(String ticketId, String commentId, String body, boolean internal) {
        String text = checked(body);
        return ledger.write(() -> {
            Ticket ticket = rows.locked(ticketId);
            Comment before = kept(ticket, commentId);
            if (before.body().equals(text) && before.internal() == internal) {
                return before;
            }
            jdbc.sql("update desk_comment set body = :body, internal = :internal, updated = :now where id = :id")
                    .params(Map.of(
                            "body", text, "internal", internal, "now", ledger.now(), "id", TicketId.parse(commentId)))
                    .update();
            ledger.changed(ticket.id());
            return kept(ticket, commentId);
        });
    }

    /** Removes a comment; one that is gone already is no failure. */
    public void remove(String ticketId, String commentId) {
        ledger.write(() -> {
            Ticket ticket = rows.locked(ticketId);
            int removed = jdbc.sql("delete from desk_comment where id = :id and ticket_id = :ticket")
                    .param("id", TicketId.parse(commentId))
                    .param("ticket", ticket.id())
                    .update();
            if (removed > 0) {
                ledger.changed(ticket.id());
            }
            return removed;
        });
    }

    private Comment kept(Ticket ticket, String commentId) {
        return rows.comments(ticket.id()).stream()
                .filter(comment -> comment.id().equals(commentId))
                .findFirst()
                .orElseThrow(() -> Refused.noPart("comment", commentId, ticket.key()));
    }

    private static Object person(Person author) {
        return author.key() == null ? "" : author.key();
    }

    private static String checked(String body) {
        String text = CleanText.of(body);
        if (text.isBlank()) {
            throw Refused.field("body", "A comment needs some text.");
        }
        if (text.length() > LONGEST) {
            throw Refused.field(
                    "body",
                    "The comment has %d characters; %d are possible. Shorten it, or attach it as a file."
                            .formatted(text.length(), LONGEST));
        }
        return text;
    }
}
