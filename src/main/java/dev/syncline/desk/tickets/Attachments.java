package dev.syncline.desk.tickets;

import dev.syncline.item.Attachment;
import dev.syncline.item.Person;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files on tickets: rows here, bytes in {@link ContentFiles}. */
@Component
public class Attachments {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final TicketRows rows;
    private final ContentFiles contents;

    Attachments(JdbcClient jdbc, Ledger ledger, TicketRows rows, ContentFiles contents) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.rows = rows;
        this.contents = contents;
    }

    /**
     * A file somebody gives to a ticket.
     *
     * @param size bytes it must have; null when that is not known
     * @param sha256 digest it must have; null when that is not known
     */
    public record NewFile(
            String filename,
            String mimetype,
            @Nullable Long size,
            @Nullable String sha256,
            boolean internal) {}

    /** Keeps a file, reading the stream to its end; nothing is left of one that is not as announced. */
    public Attachment add(String ticketId, NewFile file, Person author, InputStream stream) {
        Ticket wanted = rows.existing(ticketId);
        try (ContentFiles.Part part = contents.receive(stream, file.size(), file.sha256())) {
            return ledger.write(() -> {
                Ticket ticket = rows.locked(String.valueOf(wanted.id()));
                ledger.changed(ticket.id());
                contents.place(part);
                long id = insert(ticket, file, author, part);
                return find(ticket.id(), String.valueOf(id)).orElseThrow();
            });
        }
    }

    /** Removes a file; one that is gone already is no failure. */
    public void remove(String ticketId, String attachmentId) {
        Optional<String> digest = ledger.write(() -> {
            Ticket ticket = rows.locked(ticketId);
            Optional<Attachment> file = find(ticket.id(), attachmentId);
            file.ifPresent(each -> {
                ledger.changed(ticket.id());
                jdbc.sql("delete from desk_attachment where id = :id")
                        .param("id", TicketId.parse(attachmentId))
                        .update();
            });
            return file.map(Attachment::sha256);
        });
        dropUnused(digest.stream().toList());
    }

    /** The row of a file. */
    public Attachment find(String ticketId, String attachmentId) {
        return find(TicketId.parse(ticketId), attachmentId)
                .orElseThrow(() -> Refused.noPart("file", attachmentId, ticketId));
    }

    /** The bytes of a file from an offset on; the caller closes the stream. */
    public InputStream open(String ticketId, String attachmentId, long offset) {
        return contents.open(String.valueOf(find(ticketId, attachmentId).sha256()), offset);
    }

    /** Removes all files of a ticket in the running transaction, and returns their digests. */
    List<String> removeAll(long ticketId) {
        List<String> digests = jdbc.sql("select distinct sha256 from desk_attachment where ticket_id = :id")
                .param("id", ticketId)
                .query(String.class)
                .list();
        jdbc.sql("delete from desk_attachment where ticket_id = :id")
                .param("id", ticketId)
                .update();
        return digests;
    }

    /** Deletes bytes that no row names any more; no writer can come in between. */
    void dropUnused(List<String> digests) {
        if (digests.isEmpty()) {
            return;
        }
        ledger.write(() -> {
            ledger.lockChanges();
            digests.stream().filter(digest -> !used(digest)).forEach(contents::drop);
            return true;
        });
    }

    private boolean used(String digest) {
        return jdbc.sql("select count(*) from desk_attachment where sha256 = :digest")
                        .param("digest", digest)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private Optional<Attachment> find(long ticketId, String attachmentId) {
        return rows.attachments(ticketId).stream()
                .filter(file -> file.id().equals(attachmentId))
                .findFirst();
    }

    private long insert(Ticket ticket, NewFile file, Person author, ContentFiles.Part part) {
        return Inserted.id(jdbc.sql("insert into desk_attachment"
                        + " (ticket_id, filename, mimetype, size_in_bytes, sha256, internal, author_id, created)"
                        + " values (:ticket, :filename, :mimetype, :size, :sha256, :internal, :author, :now)")
                .param("ticket", ticket.id())
                .param("filename", FileName.of(file.filename()))
                .param("mimetype", FileName.type(file.mimetype()))
                .param("size", part.size())
                .param("sha256", part.sha256())
                .param("internal", file.internal())
                .param("author", TicketId.parse(String.valueOf(author.key())))
                .param("now", ledger.now()));
    }
}
