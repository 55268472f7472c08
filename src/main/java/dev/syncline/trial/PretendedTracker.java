package dev.syncline.trial;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.Capabilities;
import dev.syncline.connector.ChangesPage;
import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.Connector;
import dev.syncline.connector.DefaultRules;
import dev.syncline.connector.EntityDescription;
import dev.syncline.connector.Identity;
import dev.syncline.connector.SearchPage;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.WorkLogDraft;
import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.ReferenceKind;
import dev.syncline.item.WorkLog;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads from the tracker, or from the past where it was given an item of then; keeps what is written to itself. */
final class PretendedTracker implements Connector {

    private final Connector real;
    private final Instant now;
    private final boolean past;
    private final PretendedItems items = new PretendedItems();
    private @Nullable TrackerFailure refusal;

    /**
     * Begins with nothing written.
     *
     * @param past whether the item is one of then: what the tracker would say of it today is no matter
     */
    PretendedTracker(Connector real, @Nullable Item then, boolean past, Instant now) {
        this.real = real;
        this.past = past;
        this.now = now;
        if (then != null) {
            items.put(then);
        }
    }

    @Override
    public Identity identify() {
        return real.identify();
    }

    @Override
    public Capabilities capabilities() {
        return real.capabilities();
    }

    @Override
    public EntityDescription describe(String entityType) {
        return real.describe(entityType);
    }

    @Override
    public EntityDescription describe(String entityType, String template) {
        return real.describe(entityType, template);
    }

    @Override
    public Optional<Item> read(String entityType, String id) {
        return items.find(entityType, id).or(() -> real.read(entityType, id));
    }

    @Override
    public Optional<Item> findByKey(String entityType, String key) {
        return items.findByKey(entityType, key).or(() -> real.findByKey(entityType, key));
    }

    @Override
    public SearchPage search(String entityType, String filter, @Nullable String cursor, int limit) {
        return real.search(entityType, filter, cursor, limit);
    }

    @Override
    public boolean matches(Item item, String filter) {
        return real.matches(item, filter);
    }

    @Override
    public ChangesPage changesSince(@Nullable String cursor, int limit) {
        throw new UnsupportedOperationException("Nobody polls a tracker that only pretends.");
    }

    @Override
    public Item create(String entityType, String correlationKey, Map<String, @Nullable Object> fields) {
        rehearse(entityType, null, fields);
        String id = items.next();
        Item created = new Item(new ItemRef("", "", entityType, id, "NEW"), "", fields, List.of(), List.of());
        items.put(created);
        return created;
    }

    @Override
    public Optional<Item> findCreated(String entityType, String correlationKey) {
        return Optional.empty();
    }

    @Override
    public Item update(ItemRef ref, Map<String, @Nullable Object> fields, @Nullable String expectedRevision) {
        if (!past && !items.isMade(ref.id())) {
            rehearse(ref.entityType(), ref, fields);
        }
        return items.with(item(ref), fields);
    }

    /** Goes on after a refusal, so that all else that would be written can be shown beside it. */
    @Override
    public void rehearse(String entityType, @Nullable ItemRef on, Map<String, @Nullable Object> fields) {
        try {
            real.rehearse(entityType, on, fields);
        } catch (TrackerFailure failure) {
            refusal = refusal == null ? failure : refusal;
        }
    }

    /** Why the first write that the tracker would not take would be refused; null when it says nothing against any. */
    @Nullable
    TrackerFailure refusal() {
        return refusal;
    }

    @Override
    public Comment addComment(ItemRef ref, CommentDraft draft) {
        Comment comment = new Comment(items.next(), draft.body(), draft.internal(), null, now, now);
        items.comments(item(ref), comments -> {
            comments.add(comment);
            return comments;
        });
        return comment;
    }

    @Override
    public Comment changeComment(ItemRef ref, String commentId, CommentDraft draft) {
        Comment changed = new Comment(commentId, draft.body(), draft.internal(), null, now, now);
        items.comments(item(ref), comments -> {
            comments.replaceAll(each -> each.id().equals(commentId) ? changed : each);
            return comments;
        });
        return changed;
    }

    @Override
    public void removeComment(ItemRef ref, String commentId) {
        items.comments(item(ref), comments -> {
            comments.removeIf(each -> each.id().equals(commentId));
            return comments;
        });
    }

    @Override
    public Attachment attach(ItemRef ref, AttachmentDraft draft, InputStream content) {
        Attachment file = new Attachment(
                items.next(),
                draft.filename(),
                draft.mimetype(),
                draft.size(),
                draft.sha256(),
                draft.internal(),
                null,
                now);
        items.files(item(ref), files -> {
            files.add(file);
            return files;
        });
        return file;
    }

    @Override
    public void removeAttachment(ItemRef ref, String attachmentId) {
        items.files(item(ref), files -> {
            files.removeIf(each -> each.id().equals(attachmentId));
            return files;
        });
    }

    @Override
    public WorkLog addWorkLog(ItemRef ref, WorkLogDraft draft) {
        WorkLog added = workLog(items.next(), draft);
        items.workLogs(item(ref), workLogs -> {
            workLogs.add(added);
            return workLogs;
        });
        return added;
    }

    @Override
    public WorkLog changeWorkLog(ItemRef ref, String workLogId, WorkLogDraft draft) {
        WorkLog changed = workLog(workLogId, draft);
        items.workLogs(item(ref), workLogs -> {
            workLogs.replaceAll(each -> each.id().equals(workLogId) ? changed : each);
            return workLogs;
        });
        return changed;
    }

    @Override
    public void removeWorkLog(ItemRef ref, String workLogId) {
        items.workLogs(item(ref), workLogs -> {
            workLogs.removeIf(each -> each.id().equals(workLogId));
            return workLogs;
        });
    }

    @Override
    public InputStream open(ItemRef ref, String attachmentId, long offset) {
        return real.open(ref, attachmentId, offset);
    }

    @Override
    public Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name) {
        return real.find(kind, name);
    }

    @Override
    public Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name, String entityType) {
        return real.find(kind, name, entityType);
    }

    @Override
    public Optional<Map<String, @Nullable Object>> findOwn(String kind, String name) {
        return real.findOwn(kind, name);
    }

    @Override
    public URI linkTo(ItemRef ref) {
        return real.linkTo(ref);
    }

    @Override
    public DefaultRules defaultRules(String entityType) {
        return real.defaultRules(entityType);
    }

    private WorkLog workLog(String id, WorkLogDraft draft) {
        Instant started = draft.started() == null ? now : draft.started();
        return new WorkLog(id, draft.comment(), draft.seconds(), started, draft.internal(), null, now, now);
    }

    private Item item(ItemRef ref) {
        return read(ref.entityType(), ref.id())
                .orElseThrow(() -> new IllegalStateException(ref.key() + " is gone from the tracker."));
    }
}
