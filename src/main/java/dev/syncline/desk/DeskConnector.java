package dev.syncline.desk;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.Capabilities;
import dev.syncline.connector.Capabilities.Capability;
import dev.syncline.connector.ChangesPage;
import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.Connector;
import dev.syncline.connector.DefaultRules;
import dev.syncline.connector.EntityDescription;
import dev.syncline.connector.Identity;
import dev.syncline.connector.RawAnswer;
import dev.syncline.connector.RawCall;
import dev.syncline.connector.SearchPage;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.WorkLogDraft;
import dev.syncline.desk.tickets.Attachments;
import dev.syncline.desk.tickets.ChangeLog;
import dev.syncline.desk.tickets.Comments;
import dev.syncline.desk.tickets.DeskSettings;
import dev.syncline.desk.tickets.Numbers;
import dev.syncline.desk.tickets.People;
import dev.syncline.desk.tickets.Refused;
import dev.syncline.desk.tickets.Ticket;
import dev.syncline.desk.tickets.TicketFilter;
import dev.syncline.desk.tickets.Tickets;
import dev.syncline.desk.tickets.WorkLogs;
import dev.syncline.desk.web.DeskCalls;
import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Person;
import dev.syncline.item.ReferenceKind;
import dev.syncline.item.WorkLog;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The desk, spoken to like any other tracker. */
@Component
class DeskConnector implements Connector {

    static final String TRACKER = "desk";
    static final String TICKET = "ticket";
    private static final Set<Capability> OFFERED = Set.of(
            Capability.COMMENTS,
            Capability.COMMENT_CHANGE,
            Capability.COMMENT_REMOVE,
            Capability.INTERNAL_COMMENTS,
            Capability.COMMENT_AUTHOR,
            Capability.ATTACHMENTS,
            Capability.ATTACHMENT_REMOVE,
            Capability.CUSTOM_FIELDS,
            Capability.WORK_LOGS,
            Capability.WORK_LOG_CHANGE,
            Capability.RAW_CALLS,
            Capability.DELETE_NOTICES);

    private final Tickets tickets;
    private final Comments comments;
    private final Attachments attachments;
    private final WorkLogs workLogs;
    private final DeskCalls calls;
    private final ChangeLog changes;
    private final People people;
    private final DeskReferences references;
    private final TicketItems items;
    private final DeskSettings settings;
    private final Numbers numbers;

    DeskConnector(
            Tickets tickets,
            Comments comments,
            Attachments attachments,
            WorkLogs workLogs,
            DeskCalls calls,
            ChangeLog changes,
            People people,
            DeskReferences references,
            TicketItems items,
            DeskSettings settings,
            Numbers numbers) {
        this.tickets = tickets;
        this.comments = comments;
        this.attachments = attachments;
        this.workLogs = workLogs;
        this.calls = calls;
        this.changes = changes;
        this.people = people;
        this.references = references;
        this.items = items;
        this.settings = settings;
        this.numbers = numbers;
    }

    @Override
    public Identity identify() {
        return new Identity(
                TRACKER,
                settings.accountName(),
                settings.accountName(),
                Objects.requireNonNull(people.acting().key()));
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                List.of(TICKET), OFFERED, settings.maximumAttachment().toBytes());
    }

    @Override
    public EntityDescription describe(String entityType) {
        checkType(entityType);
        return references.ticket();
    }

    @Override
    public Optional<Item> read(String entityType, String id) {
        checkType(entityType);
        return tickets.find(id).map(items::item);
    }

    @Override
    public Optional<Item> findByKey(String entityType, String key) {
        checkType(entityType);
        return tickets.findByKey(key).map(items::item);
    }

    @Override
    public SearchPage search(String entityType, String filter, @Nullable String cursor, int limit) {
        checkType(entityType);
        List<Ticket> found = tickets.search(TicketFilter.parse(filter), number(cursor, 0), limit);
        String next = found.size() < limit
                ? null
                : String.valueOf(found.get(found.size() - 1).id());
        return new SearchPage(found.stream().map(items::ref).toList(), next);
    }

    @Override
    public boolean matches(Item item, String filter) {
        return TicketFilter.parse(filter).matches(item);
    }

    @Override
    public ChangesPage changesSince(@Nullable String cursor, int limit) {
        if (cursor == null) {
            return new ChangesPage(List.of(), String.valueOf(changes.last()), false);
        }
        List<ChangeLog.Change> found = changes.since(number(cursor, 0), limit);
        String next = found.isEmpty()
                ? cursor
                : String.valueOf(found.get(found.size() - 1).sequence());
        return new ChangesPage(found.stream().map(items::hint).toList(), next, found.size() == limit);
    }

    @Override
    public Item create(String entityType, String correlationKey, Map<String, @Nullable Object> fields) {
        checkType(entityType);
        return items.item(tickets.create(correlationKey, fields));
    }

    @Override
    public void rehearse(String entityType, @Nullable ItemRef on, Map<String, @Nullable Object> fields) {
        checkType(entityType);
        tickets.rehearse(on == null ? null : on.id(), fields);
    }

    @Override
    public Optional<Item> findCreated(String entityType, String correlationKey) {
        checkType(entityType);
        return tickets.findCreated(correlationKey).map(items::item);
    }

    @Override
    public boolean isCopy(ItemRef ref) {
        return tickets.isCreatedForSync(ref.id());
    }

    @Override
    public boolean isPutBackWithNode() {
        return true;
    }

    @Override
    public void putBack() {
        numbers.leap();
    }

    @Override
    public Item update(ItemRef ref, Map<String, @Nullable Object> fields, @Nullable String expectedRevision) {
        return items.item(tickets.update(ref.id(), fields));
    }

    @Override
    public Comment addComment(ItemRef ref, CommentDraft draft) {
        return comments.add(ref.id(), draft.body(), draft.internal(), person("executor", draft.executor()));
    }

    @Override
    public Comment changeComment(ItemRef ref, String commentId, CommentDraft draft) {
        return comments.change(ref.id(), commentId, draft.body(), draft.internal());
    }

    @Override
    public void removeComment(ItemRef ref, String commentId) {
        comments.remove(ref.id(), commentId);
    }

    @Override
    public Attachment attach(ItemRef ref, AttachmentDraft draft, InputStream content) {
        Attachments.NewFile file = new Attachments.NewFile(
                draft.filename(), draft.mimetype(), draft.size(), draft.sha256(), draft.internal());
        return attachments.add(ref.id(), file, people.acting(), content);
    }

    @Override
    public void removeAttachment(ItemRef ref, String attachmentId) {
        attachments.remove(ref.id(), attachmentId);
    }

    @Override
    public WorkLog addWorkLog(ItemRef ref, WorkLogDraft draft) {
        return workLogs.add(ref.id(), booking(draft), person("author", draft.author()));
    }

    @Override
    public WorkLog changeWorkLog(ItemRef ref, String workLogId, WorkLogDraft draft) {
        return workLogs.change(ref.id(), workLogId, booking(draft));
    }

    @Override
    public void removeWorkLog(ItemRef ref, String workLogId) {
        workLogs.remove(ref.id(), workLogId);
    }

    @Override
    public RawAnswer call(RawCall call) {
        return calls.answer(call);
    }

    @Override
    public InputStream open(ItemRef ref, String attachmentId, long offset) {
        return attachments.open(ref.id(), attachmentId, offset);
    }

    @Override
    public Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name) {
        return references.find(kind, name);
    }

    @Override
    public URI linkTo(ItemRef ref) {
        return settings.page(ref.key());
    }

    @Override
    public DefaultRules defaultRules(String entityType) {
        checkType(entityType);
        return DeskRules.forTickets();
    }

    private static WorkLogs.Booking booking(WorkLogDraft draft) {
        return new WorkLogs.Booking(draft.comment(), draft.seconds(), draft.started(), draft.internal());
    }

    private Person person(String field, @Nullable String key) {
        if (key == null) {
            return people.acting();
        }
        return people.byKey(key)
                .orElseThrow(() -> Refused.field(
                        field,
                        "The desk knows nobody with the key '%s' to write as. Use the key of a person it knows."
                                .formatted(key)));
    }

    private static void checkType(String entityType) {
        if (!entityType.equals(TICKET)) {
            throw new TrackerFailure(
                    Kind.VALIDATION, "The desk has no '%s'; it has tickets: use 'ticket'.".formatted(entityType));
        }
    }

    private static long number(@Nullable String cursor, long start) {
        try {
            return cursor == null ? start : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Refused.field("cursor", "'%s' is no place the desk ever named.".formatted(cursor));
        }
    }
}
