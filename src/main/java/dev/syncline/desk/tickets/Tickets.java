package dev.syncline.desk.tickets;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.item.Person;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tickets of the desk. */
@Component
public class Tickets {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final TicketRows rows;
    private final TicketFields fields;
    private final Projects projects;
    private final Attachments attachments;

    Tickets(
            JdbcClient jdbc,
            Ledger ledger,
            TicketRows rows,
            TicketFields fields,
            Projects projects,
            Attachments attachments) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.rows = rows;
        this.fields = fields;
        this.projects = projects;
        this.attachments = attachments;
    }

    public Optional<FullTicket> find(String id) {
        return ledger.read(() -> rows.fullById(TicketId.parse(id)));
    }

    public Optional<FullTicket> findByKey(String key) {
        return ledger.read(() -> rows.fullByKey(key));
    }

    /**
     * The ticket people call by this key, or programs by this id.
     *
     * @throws TrackerFailure of kind NOT_FOUND when there is none
     */
    public FullTicket named(String keyOrId) {
        return findByKey(keyOrId.toUpperCase(Locale.ROOT))
                .or(() -> find(keyOrId))
                .orElseThrow(() -> Refused.noTicket(keyOrId));
    }

    public Optional<FullTicket> findCreated(String correlationKey) {
        return ledger.read(() -> rows.fullByCorrelationKey(correlationKey));
    }

    /** Whether a ticket was made for another node's item: by the shape of its correlation key, as clients give keys too. */
    public boolean isCreatedForSync(String id) {
        return ledger.read(() -> rows.correlationKey(TicketId.parse(id)))
                .filter(key -> key.matches("[0-9a-f]{32}"))
                .isPresent();
    }

    /** Tickets that match, the oldest first, after a given one. */
    public List<Ticket> search(TicketFilter filter, long afterId, int limit) {
        Map<String, Object> params = new HashMap<>();
        String condition = filter.toSql(params);
        params.put("after", afterId);
        params.put("limit", limit);
        return ledger.read(
                () -> rows.list("where t.id > :after and " + condition + " order by t.id limit :limit", params));
    }

    /** Tickets that match, the last changed first. */
    public List<Ticket> page(TicketFilter filter, long offset, int limit) {
        Map<String, Object> params = new HashMap<>();
        String condition = filter.toSql(params);
        params.put("offset", offset);
        params.put("limit", limit);
        return ledger.read(() -> rows.list(
                "where " + condition + " order by t.updated desc, t.id desc limit :limit offset :offset", params));
    }

    /** How many tickets match. */
    public long count(TicketFilter filter) {
        Map<String, Object> params = new HashMap<>();
        String sql = "select count(*)" + TicketRows.FROM + "where " + filter.toSql(params);
        return ledger.read(() -> jdbc.sql(sql).params(params).query(Long.class).single());
    }

    /**
     * Makes a ticket; a second call with the same correlation key returns what the first made.
     *
     * @param correlationKey null where nobody will ask again
     */
    public FullTicket create(@Nullable String correlationKey, Map<String, ? extends @Nullable Object> given) {
        try {
            return ledger.write(
                    () -> rows.fullById(createOnce(correlationKey, given)).orElseThrow());
        } catch (DuplicateKeyException e) {
            return Optional.ofNullable(correlationKey)
                    .flatMap(this::findCreated)
                    .orElseThrow(() -> e);
        }
    }

    /** Writes exactly the given fields. */
    public FullTicket update(String id, Map<String, ? extends @Nullable Object> given) {
        return update(id, null, given);
    }

    /**
     * Writes exactly the given fields, unless somebody wrote fields since.
     *
     * @param seenRevision the revision the editor saw; null to write in any case
     * @throws TrackerFailure of kind VERSION_CONFLICT when fields were written after that revision
     */
    public FullTicket update(String id, @Nullable Long seenRevision, Map<String, ? extends @Nullable Object> given) {
        return ledger.write(() -> {
            TicketPatch patch = fields.read(given);
            Ticket before = rows.locked(id);
            if (seenRevision != null && before.editedRevision() > seenRevision) {
                throw new TrackerFailure(
                        Kind.VERSION_CONFLICT,
                        "Somebody else changed %s in the meantime. Look at what is there now, then save again."
                                .formatted(before.key()));
            }
            write(before, patch);
            return rows.fullById(before.id()).orElseThrow();
        });
    }

    /**
     * Refuses what {@link #create} or {@link #update} would refuse, and writes nothing.
     *
     * @param id null for a new ticket
     */
    public void rehearse(@Nullable String id, Map<String, ? extends @Nullable Object> given) {
        ledger.read(() -> {
            TicketPatch patch = fields.read(id == null ? withSummary(given) : given);
            if (id != null) {
                checkProject(find(id).orElseThrow(() -> Refused.noTicket(id)).ticket(), patch);
            }
            return patch;
        });
    }

    /** Deletes a ticket with everything on it. */
    public void delete(String id) {
        List<String> contents = ledger.write(() -> {
            Ticket ticket = rows.locked(id);
            ledger.deleted(ticket.id());
            List<String> digests = attachments.removeAll(ticket.id());
            for (String table : List.of("desk_comment", "desk_label", "desk_work_log")) {
                jdbc.sql("delete from " + table + " where ticket_id = :id")
                        .param("id", ticket.id())
                        .update();
            }
            jdbc.sql("delete from desk_ticket where id = :id")
                    .param("id", ticket.id())
                    .update();
            return digests;
        });
        attachments.dropUnused(contents);
    }

    private long createOnce(@Nullable String correlationKey, Map<String, ? extends @Nullable Object> given) {
        TicketPatch patch = fields.read(withSummary(given));
        Project project = patch.project() == null ? projects.defaultProject() : patch.project();
        long number = projects.nextNumber(project);
        Optional<Ticket> earlier = Optional.ofNullable(correlationKey).flatMap(rows::byCorrelationKey);
        return earlier.map(Ticket::id)
                .orElseGet(() -> insert(project, project.key() + "-" + number, correlationKey, patch));
    }

    /** A new ticket needs a subject, and says so where none was given. */
    private static Map<String, @Nullable Object> withSummary(Map<String, ? extends @Nullable Object> given) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(given);
        all.putIfAbsent("summary", null);
        return all;
    }

    private static void checkProject(Ticket before, TicketPatch patch) {
        if (patch.project() != null && patch.project().id() != before.project().id()) {
            throw Refused.field(
                    "project",
                    "Ticket %s stays in project %s. Make a new ticket in %s instead."
                            .formatted(
                                    before.key(),
                                    before.project().key(),
                                    patch.project().key()));
        }
    }

    private long insert(Project project, String key, @Nullable String correlationKey, TicketPatch patch) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("project_id", project.id());
        columns.put("ticket_key", key);
        columns.put("description", "");
        columns.put("status", Status.OPEN.name());
        columns.put("priority", Priority.NORMAL.name());
        columns.put("custom_fields", CustomFieldsJson.write(CustomFieldsJson.merged(Map.of(), patch.customFields())));
        columns.put("revision", 1L);
        columns.put("edited_revision", 1L);
        columns.put("edited_by", ledger.editor());
        columns.put("correlation_key", correlationKey);
        columns.put("created", ledger.now());
        columns.put("updated", columns.get("created"));
        columns.putAll(patch.columns());
        String names = String.join(", ", columns.keySet());
        String values = ":" + String.join(", :", columns.keySet());
        long id = Inserted.id(jdbc.sql("insert into desk_ticket (" + names + ") values (" + values + ")")
                .params(columns));
        writeLabels(id, patch.labels() == null ? new TreeSet<>() : patch.labels());
        ledger.created(id, key);
        return id;
    }

    private void write(Ticket before, TicketPatch patch) {
        checkProject(before, patch);
        Map<String, @Nullable Object> columns = new LinkedHashMap<>(patch.columns());
        Map<String, Object> custom = CustomFieldsJson.merged(before.customFields(), patch.customFields());
        columns.put("custom_fields", CustomFieldsJson.write(custom));
        columns.entrySet().removeIf(entry -> Objects.equals(entry.getValue(), column(before, entry.getKey())));
        SortedSet<String> labels = patch.labels();
        boolean relabelled = false;
        if (labels != null && !List.copyOf(labels).equals(before.labels())) {
            writeLabels(before.id(), labels);
            relabelled = true;
        }
        if (columns.isEmpty() && !relabelled) {
            return;
        }
        columns.put("edited_revision", before.revision() + 1);
        columns.put("edited_by", ledger.editor());
        columns.put("revision", before.revision() + 1);
        columns.put("updated", ledger.now());
        List<String> assignments =
                columns.keySet().stream().map(name -> name + " = :" + name).toList();
        jdbc.sql("update desk_ticket set " + String.join(", ", assignments) + " where id = :id")
                .params(columns)
                .param("id", before.id())
                .update();
        ledger.numbered(before.id());
    }

    private static @Nullable Object column(Ticket ticket, String name) {
        return switch (name) {
            case "subject" -> ticket.subject();
            case "description" -> ticket.description();
            case "status" -> ticket.status().name();
            case "priority" -> ticket.priority().name();
            case "assignee_id" -> ticket.assignee() == null ? null : TicketId.parse(key(ticket.assignee()));
            case "reporter_id" -> ticket.reporter() == null ? null : TicketId.parse(key(ticket.reporter()));
            case "custom_fields" -> CustomFieldsJson.write(ticket.customFields());
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String key(Person person) {
        return Objects.requireNonNull(person.key());
    }

    private void writeLabels(long id, SortedSet<String> labels) {
        jdbc.sql("delete from desk_label where ticket_id = :id").param("id", id).update();
        labels.forEach(label -> jdbc.sql("insert into desk_label (ticket_id, label) values (:id, :label)")
                .param("id", id)
                .param("label", label)
                .update());
    }
}
