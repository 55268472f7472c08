package dev.syncline.desk.tickets;

import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Person;
import dev.syncline.item.WorkLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tickets and their parts, read from their rows. */
@Component
class TicketRows {

    static final String FROM = " from desk_ticket t join desk_project p on p.id = t.project_id"
            + " left join desk_person a on a.id = t.assignee_id left join desk_person r on r.id = t.reporter_id ";
    private static final String COLUMNS = "select t.id, t.ticket_key, t.project_id, p.project_key,"
            + " p.name as project_name, t.subject, t.description, t.status, t.priority, t.custom_fields, t.revision,"
            + " t.edited_revision, t.edited_by, t.created, t.updated,"
            + " a.id as a_id, a.user_name as a_user_name, a.email as a_email, a.display_name as a_display_name,"
            + " r.id as r_id, r.user_name as r_user_name, r.email as r_email, r.display_name as r_display_name";
    private static final String SELECT = COLUMNS + FROM;

    /** Most tickets lack some of the parts; what is not there needs no statement of its own. */
    private static final String SELECT_WITH_PARTS =
            COLUMNS + ", " + Stream.of(Part.values()).map(Part::presence).collect(Collectors.joining(", ")) + FROM;

    private static final String AUTHOR =
            " w.id as w_id, w.user_name as w_user_name, w.email as w_email, w.display_name as w_display_name ";

    private final JdbcClient jdbc;

    TicketRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a ticket may have any number of. */
    private enum Part {
        LABEL,
        COMMENT,
        ATTACHMENT,
        WORK_LOG;

        String presence() {
            return "exists (select 1 from desk_%1$s where desk_%1$s.ticket_id = t.id) as has_%1$s"
                    .formatted(name().toLowerCase(Locale.ROOT));
        }

        boolean isIn(ResultSet row) throws SQLException {
            return row.getBoolean("has_" + name().toLowerCase(Locale.ROOT));
        }
    }

    /** A ticket without its parts, and which it has. */
    private record Bare(Ticket ticket, Set<Part> parts) {

        static Bare of(ResultSet row, int number) throws SQLException {
            Set<Part> parts = EnumSet.noneOf(Part.class);
            for (Part part : Part.values()) {
                if (part.isIn(row)) {
                    parts.add(part);
                }
            }
            return new Bare(TicketRows.ticket(row, number), parts);
        }

        <T> List<T> each(Part part, LongFunction<List<T>> read) {
            return parts.contains(part) ? read.apply(ticket.id()) : List.of();
        }
    }

    Optional<FullTicket> fullById(long id) {
        return full("where t.id = :given", id);
    }

    Optional<FullTicket> fullByKey(String key) {
        return full("where t.ticket_key = :given", key);
    }

    Optional<FullTicket> fullByCorrelationKey(String key) {
        return full("where t.correlation_key = :given", key);
    }

    private Optional<FullTicket> full(String condition, Object given) {
        return jdbc.sql(SELECT_WITH_PARTS + condition).param("given", given).query(Bare::of).list().stream()
                .findFirst()
                .map(this::full);
    }

    private FullTicket full(Bare bare) {
        List<String> labels = bare.each(Part.LABEL, id -> labels(List.of(id)).getOrDefault(id, List.of()));
        return new FullTicket(
                labelled(bare.ticket(), labels),
                bare.each(Part.COMMENT, this::comments),
                bare.each(Part.ATTACHMENT, this::attachments),
                bare.each(Part.WORK_LOG, this::workLogs));
    }

    Optional<Ticket> byId(long id) {
        return one("where t.id = :given", id);
    }

    Optional<Ticket> byCorrelationKey(String key) {
        return one("where t.correlation_key = :given", key);
    }

    Optional<String> correlationKey(long id) {
        return jdbc
                .sql("select correlation_key from desk_ticket where id = :id and correlation_key is not null")
                .param("id", id)
                .query(String.class)
                .list()
                .stream()
                .findFirst();
    }

    /** The ticket, with other writers of it waiting until this transaction ends. */
    Ticket locked(String id) {
        int rows = jdbc.sql("select id from desk_ticket where id = :id for update")
                .param("id", TicketId.parse(id))
                .query(Long.class)
                .list()
                .size();
        return rows == 0 ? missing(id) : existing(id);
    }

    /** The ticket that must be there. */
    Ticket existing(String id) {
        return byId(TicketId.parse(id)).orElseGet(() -> missing(id));
    }

    private static Ticket missing(String id) {
        throw Refused.noTicket(id);
    }

    /** Tickets by a condition over {@link #FROM}, order and limit included. */
    List<Ticket> list(String condition, Map<String, ?> params) {
        List<Ticket> bare = jdbc.sql(SELECT + condition)
                .params(params)
                .query(TicketRows::ticket)
                .list();
        Map<Long, List<String>> labels = labels(bare.stream().map(Ticket::id).toList());
        return bare.stream()
                .map(ticket -> labelled(ticket, labels.getOrDefault(ticket.id(), List.of())))
                .toList();
    }

    List<Comment> comments(long ticketId) {
        return jdbc.sql("select c.id, c.body, c.internal, c.created, c.updated," + AUTHOR
                        + "from desk_comment c left join desk_person w on w.id = c.author_id"
                        + " where c.ticket_id = :ticket order by c.id")
                .param("ticket", ticketId)
                .query((row, number) -> new Comment(
                        row.getString("id"),
                        row.getString("body"),
                        row.getBoolean("internal"),
                        People.optionalPerson(row, "w_"),
                        instant(row, "created"),
                        instant(row, "updated")))
                .list();
    }

    List<WorkLog> workLogs(long ticketId) {
        return jdbc.sql("select l.id, l.words, l.seconds, l.started, l.internal, l.created, l.updated," + AUTHOR
                        + "from desk_work_log l left join desk_person w on w.id = l.author_id"
                        + " where l.ticket_id = :ticket order by l.id")
                .param("ticket", ticketId)
                .query((row, number) -> new WorkLog(
                        row.getString("id"),
                        row.getString("words"),
                        row.getLong("seconds"),
                        instant(row, "started"),
                        row.getBoolean("internal"),
                        People.optionalPerson(row, "w_"),
                        instant(row, "created"),
                        instant(row, "updated")))
                .list();
    }

    List<Attachment> attachments(long ticketId) {
        return jdbc.sql("select f.id, f.filename, f.mimetype, f.size_in_bytes, f.sha256, f.internal, f.created,"
                        + AUTHOR
                        + "from desk_attachment f left join desk_person w on w.id = f.author_id"
                        + " where f.ticket_id = :ticket order by f.id")
                .param("ticket", ticketId)
                .query((row, number) -> new Attachment(
                        row.getString("id"),
                        row.getString("filename"),
                        row.getString("mimetype"),
                        row.getLong("size_in_bytes"),
                        row.getString("sha256"),
                        row.getBoolean("internal"),
                        People.optionalPerson(row, "w_"),
                        instant(row, "created")))
                .list();
    }

    private Optional<Ticket> one(String condition, Object given) {
        return list(condition, Map.of("given", given)).stream().findFirst();
    }

    private Map<Long, List<String>> labels(List<Long> tickets) {
        Map<Long, List<String>> labels = new HashMap<>();
        if (!tickets.isEmpty()) {
            jdbc.sql("select ticket_id, label from desk_label where ticket_id in (:tickets)")
                    .param("tickets", tickets)
                    .query(row -> {
                        labels.computeIfAbsent(row.getLong("ticket_id"), id -> new ArrayList<>())
                                .add(row.getString("label"));
                    });
        }
        labels.values().forEach(each -> each.sort(null));
        return labels;
    }

    private static Ticket labelled(Ticket ticket, List<String> labels) {
        return new Ticket(
                ticket.id(),
                ticket.key(),
                ticket.project(),
                ticket.subject(),
                ticket.description(),
                ticket.status(),
                ticket.priority(),
                List.copyOf(labels),
                ticket.assignee(),
                ticket.reporter(),
                ticket.customFields(),
                ticket.revision(),
                ticket.editedRevision(),
                ticket.editedBy(),
                ticket.created(),
                ticket.updated());
    }

    private static Ticket ticket(ResultSet row, int number) throws SQLException {
        @Nullable Person assignee = People.optionalPerson(row, "a_");
        @Nullable Person reporter = People.optionalPerson(row, "r_");
        return new Ticket(
                row.getLong("id"),
                row.getString("ticket_key"),
                new Project(row.getLong("project_id"), row.getString("project_key"), row.getString("project_name")),
                row.getString("subject"),
                row.getString("description"),
                Status.valueOf(row.getString("status")),
                Priority.valueOf(row.getString("priority")),
                List.of(),
                assignee,
                reporter,
                CustomFieldsJson.read(row.getString("custom_fields")),
                row.getLong("revision"),
                row.getLong("edited_revision"),
                row.getString("edited_by"),
                instant(row, "created"),
                instant(row, "updated"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
