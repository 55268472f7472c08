package dev.syncline.incoming;

import dev.syncline.connector.Capabilities.Capability;
import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.Connector;
import dev.syncline.item.Comment;
import dev.syncline.item.FieldChange;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Replica;
import dev.syncline.script.Difference.CommentChange;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The comments a rule added, changed and removed.
 *
 * <p>Many trackers let nobody change what was said once. That must not hold up what else the other side sent: the comment
 * stays, and the history says so.
 */
final class CommentWrites {

    private final Connector connector;
    private final Steps steps;
    private final Map<String, Integer> occurrences = new HashMap<>();
    private final List<FieldChange> left;

    /**
     * Begins with nothing written.
     *
     * @param left takes what stays because the tracker cannot change it
     */
    CommentWrites(Connector connector, Steps steps, List<FieldChange> left) {
        this.connector = connector;
        this.steps = steps;
        this.left = left;
    }

    /**
     * Makes one change.
     *
     * @param stores how many times this run has written before
     */
    void write(Item item, CommentChange change, int stores) {
        if (change instanceof CommentChange.Added added) {
            add(item, added);
        } else if (change instanceof CommentChange.Changed changed) {
            change(item, changed, stores);
        } else if (change instanceof CommentChange.Removed removed) {
            remove(item, removed);
        }
    }

    private void change(Item item, CommentChange.Changed changed, int stores) {
        ItemRef ref = item.ref();
        CommentDraft draft = draft(ref, changed.body(), changed.internal(), changed.executor());
        if (!connector.capabilities().offers(Capability.COMMENT_CHANGE)) {
            left.add(stayed(item, changed.id(), draft.body()));
            return;
        }
        steps.make(
                Intent.COMMENT_CHANGE + stores + ":" + changed.id(),
                Map.of("id", changed.id(), "body", draft.body(), "internal", draft.internal()),
                () -> Parts.comment(ref, connector.changeComment(ref, changed.id(), draft)));
    }

    private void remove(Item item, CommentChange.Removed removed) {
        if (!connector.capabilities().offers(Capability.COMMENT_REMOVE)) {
            left.add(stayed(item, removed.id(), null));
            return;
        }
        steps.make(Intent.COMMENT_REMOVE + removed.id(), Map.of("id", removed.id()), () -> {
            connector.removeComment(item.ref(), removed.id());
            return null;
        });
    }

    private static FieldChange stayed(Item item, String id, @Nullable String wanted) {
        String held = item.comments().stream()
                .filter(comment -> Objects.equals(comment.id(), id))
                .map(Comment::body)
                .findFirst()
                .orElse(null);
        return new FieldChange("comments", FieldChange.Kind.UNCHANGEABLE, id, held, wanted);
    }

    private void add(Item item, CommentChange.Added added) {
        ItemRef ref = item.ref();
        CommentDraft draft = draft(ref, added.body(), added.internal(), added.executor());
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("remoteId", added.remoteId());
        payload.put("body", draft.body());
        payload.put("internal", draft.internal());
        payload.put("executor", added.executor());
        payload.put("seen", Looking.alike(item, draft.body()));
        String name = added.remoteId() == null ? unnamed(draft.body()) : added.remoteId();
        steps.make(Intent.COMMENT + name, payload, () -> {
            Comment kept = connector.addComment(ref, draft);
            return Parts.comment(ref, kept);
        });
    }

    /** A comment of the rule's own is named by its words and how often they came before. */
    private String unnamed(String body) {
        String hash = new Replica(Map.of("body", body)).hash();
        return hash + "#" + occurrences.merge(hash, 1, Integer::sum);
    }

    private CommentDraft draft(ItemRef ref, String body, boolean internal, @Nullable String executor) {
        return new CommentDraft(new SafeText(connector.describe(ref.entityType())).comment(body), internal, executor);
    }
}
