package dev.syncline.desk.tickets;

import dev.syncline.item.Person;
import dev.syncline.item.WorkLog;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Work booked on tickets. */
@Component
public class WorkLogs {

    private static final int LONGEST = 100_000;
    private static final long MOST_SECONDS = 10L * 365 * 24 * 3600;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final TicketRows rows;

    WorkLogs(JdbcClient jdbc, Ledger ledger, TicketRows rows) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.rows = rows;
    }

    /**
     * Work somebody books.
     *
     * @param started when it began; null means the present moment
     */
    public record Booking(
            String comment, long seconds, @Nullable Instant started, boolean internal) {}

    public WorkLog add(String ticketId, Booking booking, Person author) {
        Map<String, Object> params = checked(booking);
        return ledger.write(() -> {
            Ticket ticket = rows.locked(ticketId);
            long id = Inserted.id(jdbc.sql("insert into desk_work_log"
                            + " (ticket_id, words, seconds, started, internal, author_id, created, updated)"
                            + " values (:ticket, :words, :seconds, :started, :internal, :author, :now, :now)")
                    .params(params)
                    .param("started", started(booking))
                    .param("ticket", ticket.id())
                    .param("author", TicketId.parse(String.valueOf(author.key())))
                    .param("now", ledger.now()));
            ledger.changed(ticket.id());
            return kept(ticket, String.valueOf(id));
        });
    }

    /** Writes the particulars of a work log anew; who worked stays. */
    public WorkLog change(String ticketId, String workLogId, Booking booking) {
        Map<String, Object> params = checked(booking);
        return ledger.write(() -> {
            Ticket ticket = rows.locked(ticketId);
            WorkLog before = kept(ticket, workLogId);
            OffsetDateTime started =
                    booking.started() == null ? before.started().atOffset(ZoneOffset.UTC) : started(booking);
            jdbc.sql("update desk_work_log set words = :words, seconds = :seconds, started = :started,"
                            + " internal = :internal, updated = :now where id = :id")
                    .params(params)
                    .param("started", started)
                    .param("now", ledger.now())
                    .param("id", TicketId.parse(workLogId))
                    .update();
            ledger.changed(ticket.id());
            return kept(ticket, workLogId);
        });
    }

    /** Removes a work log; one that is gone already is no failure. */
    public void remove(String ticketId, String workLogId) {
        ledger.write(() -> {
            Ticket ticket = rows.locked(ticketId);
            int removed = jdbc.sql("delete from desk_work_log where id = :id and ticket_id = :ticket")
                    .param("id", TicketId.parse(workLogId))
                    .param("ticket", ticket.id())
                    .update();
            if (removed > 0) {
                ledger.changed(ticket.id());
            }
            return removed;
        });
    }

    private WorkLog kept(Ticket ticket, String workLogId) {
        return rows.workLogs(ticket.id()).stream()
                .filter(workLog -> workLog.id().equals(workLogId))
                .findFirst()
                .orElseThrow(() -> Refused.noPart("work log", workLogId, ticket.key()));
    }

    private OffsetDateTime started(Booking booking) {
        Instant started = booking.started();
        return started == null
                ? ledger.now()
                : started.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    private static Map<String, Object> checked(Booking booking) {
        String words = CleanText.of(booking.comment());
        if (words.length() > LONGEST) {
            throw Refused.field(
                    "comment",
                    "The comment has %d characters; %d are possible. Shorten it.".formatted(words.length(), LONGEST));
        }
        if (booking.seconds() <= 0 || booking.seconds() > MOST_SECONDS) {
            throw Refused.field(
                    "seconds",
                    "Work takes from 1 to %d seconds; '%d' is neither.".formatted(MOST_SECONDS, booking.seconds()));
        }
        Map<String, Object> params = new HashMap<>();
        params.put("words", words);
        params.put("seconds", booking.seconds());
        params.put("internal", booking.internal());
        return params;
    }
}
