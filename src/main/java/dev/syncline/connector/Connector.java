package dev.syncline.connector;

import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.ReferenceKind;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One tracker instance, spoken to without keeping any state.
 *
 * <p>Every method may throw {@link TrackerFailure}; its kind tells the engine what to do next. Nothing else is thrown
 * for what the tracker did.
 */
public interface Connector {

    /** Asks the tracker who it is and as whom we act. */
    Identity identify();

    /** What this tracker can do, as data. */
    Capabilities capabilities();

    /** Fields of one entity type, with their types and choices. */
    EntityDescription describe(String entityType);

    /** The item as it is now, with comments and attachments; empty when it does not exist. */
    Optional<Item> read(String entityType, String id);

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
     * Hints that items changed. The engine reads each item again; a hint may be repeated but never left out.
     *
     * @param cursor what the last call returned; null starts at now, with nothing to report
     */
    ChangesPage changesSince(@Nullable String cursor, int limit);

    /**
     * Creates an item.
     *
     * @param correlationKey recognises this very create later; see {@link #findCreated}
     * @param fields hub field names to values, as in {@link Item#fields()}
     */
    Item create(String entityType, String correlationKey, Map<String, @Nullable Object> fields);

    /** The item an earlier create with this correlation key made; empty when that create never happened. */
    Optional<Item> findCreated(String entityType, String correlationKey);

    /** Writes exactly these fields, a null value clearing one, and returns the item as that write left it. */
    Item update(ItemRef ref, Map<String, @Nullable Object> fields);

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

    /** Looks up a person, status, priority, project, ... by a name, address or key people use. */
    Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name);

    /** Judges what a webhook delivered; the default is for trackers that have none. */
    default WebhookVerdict receiveWebhook(Map<String, String> headers, byte[] body) {
        return WebhookVerdict.refused("This tracker sends no webhooks.");
    }

    /** The page a person opens to see the item. */
    URI linkTo(ItemRef ref);

    /** Rules that work unchanged for this tracker on first activation. */
    DefaultRules defaultRules(String entityType);
}
