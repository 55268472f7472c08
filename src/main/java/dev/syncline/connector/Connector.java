package dev.syncline.connector;

import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.ReferenceKind;
import dev.syncline.item.WorkLog;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One tracker instance, spoken to without keeping any state but caches.
 *
 * <p>Every method may throw {@link TrackerFailure}; its kind tells the engine what to do next. Nothing else is thrown
 * for what the tracker did. A failed write wrote nothing, unless its kind is OUTCOME_UNKNOWN. Called by many threads at
 * once. What a tracker lacks is left to the defaults here and left out of its {@link Capabilities}.
 */
public interface Connector {

    /** Asks the tracker who it is and as whom we act. */
    Identity identify();

    /**
     * Makes sure, by asking, that the items under sync belong to the instance that answers here. Asked before a pair ends
     * because its item was not found: elsewhere no item of ours is found.
     *
     * @throws TrackerFailure of kind ELSEWHERE when they belong to another one; any other when that is not known now
     */
    default void confirm() {}

    /** What this tracker can do, as data; asks the tracker nothing that it could not remember. */
    Capabilities capabilities();

    /**
     * Whether all is there that this connector needs, for an administrator to look at.
     *
     * @throws TrackerFailure when the tracker does not answer or knows nobody by these credentials
     */
    default ConnectionCheck check() {
        Identity identity = identify();
        return new ConnectionCheck(identity, identity.actingUser(), List.of());
    }

    /** What the tracker last said it still takes; calls nobody. The engine slows down by it. */
    default List<RateBudget> budgets() {
        return List.of();
    }

    /** Fields of one entity type, with their types and choices; may be some minutes old. */
    EntityDescription describe(String entityType);

    /**
     * The same for items made from one template; the default is for trackers whose templates carry no fields of their own.
     *
     * @param template as an item's {@code templateId} has it
     */
    default EntityDescription describe(String entityType, String template) {
        return describe(entityType);
    }

    /**
     * Fields of one entity type that this connector relies on, to be compared with {@link #describe} of a real tracker;
     * choices are those it knows the meaning of.
     */
    default EntityDescription expected(String entityType) {
        return describe(entityType);
    }

    /** The item as it is now, with comments and attachments; empty when it does not exist. */
    Optional<Item> read(String entityType, String id);

    /**
     * The item that goes on in place of one that does not exist any more, because the two were merged; empty when
     * it was deleted, and where the tracker does not tell.
     */
    default Optional<ItemRef> mergedInto(ItemRef gone) {
        return Optional.empty();
    }

    /** The item people call by this key; empty when there is none. */
    Optional<Item> findByKey(String entityType, String key);

    /**
     * Items matching a trigger filter in the tracker's own search syntax.
     *
     * @param filter empty for every item
     * @param cursor where the page before ended; null for the first
     * @throws TrackerFailure of kind VALIDATION with the position when the filter cannot be read
     */
    SearchPage search(String entityType, String filter, @Nullable String cursor, int limit);

    /** Whether one item matches a trigger filter now. */
    boolean matches(Item item, String filter);

    /**
     * Hints that items changed. The engine reads each item again and compares, so a hint may be repeated, but none may
     * be left out: not of two changes in the same second, nor of one that became visible late. While nothing changes,
     * the pages become empty and the cursor stays as it is; {@link StampCursor} does all this for trackers with stamps.
     *
     * @param cursor what the last call returned, opaque to everybody else; null starts at now, with nothing to report
     */
    ChangesPage changesSince(@Nullable String cursor, int limit);

    /**
     * Starts to listen on a stream of changes, where the tracker has one; ends with {@link #close}. Losing it costs only
     * time: {@link #changesSince} is asked anyway.
     *
     * @param stirred to be run whenever asking for changes may be worth it
     */
    default void listen(Runnable stirred) {}

    /**
     * Follows the tracker's own stream of changes until what it returns is closed; empty where there is none, or it is
     * switched off. Returns at once and reconnects by itself. One process of a node follows it. Hints only, and beside
     * {@link #changesSince}, which is asked anyway: nothing is lost while there is no stream.
     */
    default Optional<ChangeStream> follow(ChangeStream.Listener listener) {
        return Optional.empty();
    }

    /**
     * Creates an item.
     *
     * @param correlationKey recognises this very create later; see {@link #findCreated}. Written with the create itself,
     *     never afterwards; at most 64 printable ASCII characters
     * @param fields hub field names to values, as in {@link Item#fields()}
     */
    Item create(String entityType, String correlationKey, Map<String, @Nullable Object> fields);

    /**
     * Does all of a write but the writing: throws what {@link #create} or {@link #update} would throw before the tracker
     * is asked to write. What only the tracker itself would refuse stays unknown.
     *
     * @param on the item that would be written to; null for a new one
     */
    default void rehearse(String entityType, @Nullable ItemRef on, Map<String, @Nullable Object> fields) {}

    /** The item an earlier create with this correlation key made; empty when that create never happened. */
    Optional<Item> findCreated(String entityType, String correlationKey);

    /** Whether the item was made by {@link #create} with a correlation key; false where the tracker does not tell. */
    default boolean isCopy(ItemRef ref) {
        return false;
    }

    /** Whether items lie in the node's own database, so that a backup of it that is put back takes them back, too. */
    default boolean isPutBackWithNode() {
        return false;
    }

    /**
     * The node goes on from an older state of its database. A tracker that lies in it gives none of the numbers again that it
     * may have given since. Called before anybody can reach the node, and perhaps more than once.
     */
    default void putBack() {}

    /**
     * Writes exactly these fields, a null value clearing one, and returns the item as that write left it.
     *
     * @param expectedRevision refused with VERSION_CONFLICT when the item has another by now, where the tracker offers
     *     VERSION_CHECK; null to write whatever it is
     */
    Item update(ItemRef ref, Map<String, @Nullable Object> fields, @Nullable String expectedRevision);

    /** Writes exactly these fields, whatever revision the item has. */
    default Item update(ItemRef ref, Map<String, @Nullable Object> fields) {
        return update(ref, fields, null);
    }

    /**
     * Other names under which an item shows the value of this field, or what changes with it, such as the name of the
     * hub model and the tracker's own; {@code updated} has those that change with every write.
     */
    default Set<String> alsoCalled(String entityType, String field) {
        return Set.of();
    }

    /** Adds a comment and returns it as kept. */
    Comment addComment(ItemRef ref, CommentDraft draft);

    /** Rewrites a comment and returns it as kept. */
    Comment changeComment(ItemRef ref, String commentId, CommentDraft draft);

    /** Removes a comment; one that is gone already is no failure. */
    void removeComment(ItemRef ref, String commentId);

    /** Stores a file on the item, reading the stream to its end, and returns it with its sha-256. */
    Attachment attach(ItemRef ref, AttachmentDraft draft, InputStream content);

    /** Removes a file; one that is gone already is no failure. */
    void removeAttachment(ItemRef ref, String attachmentId);

    /** The bytes of a file from an offset on; the caller closes the stream. */
    InputStream open(ItemRef ref, String attachmentId, long offset);

    /**
     * The bytes of an image that a text of the item shows and that the tracker serves to us only; empty, without asking
     * anybody, for any other address. Nothing but the tracker itself is called, whatever host the address names.
     *
     * @param source the address as the text has it
     */
    default Optional<InputStream> openImage(ItemRef ref, String source) {
        return Optional.empty();
    }

    /** Looks up a person, status, priority, project, ... by a name, address or key people use. */
    Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name);

    /** The same for items of one type; the default is for trackers whose types have the same statuses and priorities. */
    default Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name, String entityType) {
        return find(kind, name);
    }

    /** Books work and returns it as kept; the default is for trackers that keep none. */
    default WorkLog addWorkLog(ItemRef ref, WorkLogDraft draft) {
        throw noWorkLogs();
    }

    /** Writes the particulars of a work log anew and returns it as kept. */
    default WorkLog changeWorkLog(ItemRef ref, String workLogId, WorkLogDraft draft) {
        throw noWorkLogs();
    }

    /** Removes a work log; one that is gone already is no failure. */
    default void removeWorkLog(ItemRef ref, String workLogId) {
        throw noWorkLogs();
    }

    private static TrackerFailure noWorkLogs() {
        return new TrackerFailure(
                TrackerFailure.Kind.VALIDATION,
                "This tracker keeps no work logs. Leave them out, or put the work into a comment.");
    }

    /**
     * Looks up what only this tracker has, such as a queue or a template.
     *
     * @param kind one of {@link Capabilities#ownReferences}
     * @throws TrackerFailure of kind VALIDATION, which names the kinds there are, for any other
     */
    default Optional<Map<String, @Nullable Object>> findOwn(String kind, String name) {
        throw TrackerFailure.ofValue("kind", kind, capabilities().ownReferences());
    }

    /**
     * Judges a webhook call within a moment: who sent it and what it is about. Writes nothing; what takes longer is left
     * to {@link #followUp}. A {@link TrackerFailure} makes the tracker send it again later.
     */
    default WebhookVerdict receiveWebhook(WebhookCall call) {
        return WebhookVerdict.refused("This tracker sends no webhooks.");
    }

    /**
     * Does what a webhook call left to do, such as calling the address of a handshake or proving a signature; may be
     * repeated.
     *
     * @return what came out of it to be looked at
     */
    default List<ChangesPage.Hint> followUp(String task) {
        return List.of();
    }

    /**
     * Calls the tracker's own API for a rule, with the credentials of this node.
     *
     * @throws TrackerFailure of kind VALIDATION when the path leads outside the tracker's API or there is none
     */
    default RawAnswer call(RawCall call) {
        throw new TrackerFailure(
                TrackerFailure.Kind.VALIDATION, "This tracker has no API that rules could call with httpClient.");
    }

    /** The page a person opens to see the item. */
    URI linkTo(ItemRef ref);

    /** Rules that work unchanged for this tracker on first activation. */
    DefaultRules defaultRules(String entityType);

    /** Stops what {@link #listen} began; calls that are running or still come are answered as before. */
    default void close() {}
}
