package dev.syncline.incoming;

import dev.syncline.connector.Capabilities.Capability;
import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.Connector;
import dev.syncline.item.Comment;
import dev.syncline.item.FieldChange;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import dev.syncline.script.Difference.CommentChange;
import dev.syncline.text.Texts;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final List<Trace> traces;
    private final WholeTexts files;
    private final Map<String, Integer> occurrences = new HashMap<>();
    private final List<FieldChange> left;

    /**
     * Begins with nothing written.
     *
     * @param traces which comments are copies of which
     * @param left takes what stays because the tracker cannot change it
     */
    CommentWrites(
            Connector connector, Steps steps, Collection<Trace> traces, WholeTexts files, List<FieldChange> left) {
        this.connector = connector;
        this.steps = steps;
        this.traces = List.copyOf(traces);
        this.files = files;
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
        String body = safe(item, changed.body());
        if (!connector.capabilities().offers(Capability.COMMENT_CHANGE)) {
            left.add(stayed(item, changed.id(), body));
            return;
        }
        List<String> bodies = bodies(item, body, changed.internal());
        List<String> copies = copies(item, changed);
        for (int piece = 0; piece < Math.max(bodies.size(), copies.size()); piece++) {
            if (piece >= bodies.size()) {
                remove(item, new CommentChange.Removed(copies.get(piece)));
            } else if (piece >= copies.size()) {
                String name = changed.id() + " piece " + piece + " of change " + stores;
                add(item, draft(bodies.get(piece), changed), name, remoteOf(changed.id()), 0);
            } else {
                rewrite(item, copies.get(piece), draft(bodies.get(piece), changed), stores);
            }
        }
    }

    private void rewrite(Item item, String id, CommentDraft draft, int stores) {
        ItemRef ref = item.ref();
        boolean same = item.comments().stream()
                .anyMatch(held -> held.id().equals(id)
                        && held.body().equals(draft.body())
                        && held.internal() == draft.internal());
        if (!same) {
            steps.make(
                    Intent.COMMENT_CHANGE + stores + ":" + id,
                    Map.of("id", id, "body", draft.body(), "internal", draft.internal()),
                    () -> Parts.comment(ref, connector.changeComment(ref, id, draft)));
        }
    }

    private static CommentDraft draft(String body, CommentChange.Changed changed) {
        return new CommentDraft(body, changed.internal(), changed.executor());
    }

    /** The comments a text was divided into that now changes as a whole; the changed one alone for any other. */
    private List<String> copies(Item item, CommentChange.Changed changed) {
        String remote = remoteOf(changed.id());
        Optional<String> piece = held(item, changed.id()).flatMap(Texts::pieceOf);
        if (remote == null || piece.isEmpty() || piece.equals(Texts.pieceOf(changed.body()))) {
            return List.of(changed.id());
        }
        return item.comments().stream()
                .map(Comment::id)
                .filter(id -> remote.equals(remoteOf(id)))
                .sorted(Comparator.comparingInt(id -> place(item, id)))
                .toList();
    }

    private static int place(Item item, String id) {
        return held(item, id)
                .flatMap(Texts::pieceOf)
                .map(piece -> Integer.parseInt(piece.substring(0, piece.indexOf('/'))))
                .orElse(Integer.MAX_VALUE);
    }

    private @Nullable String remoteOf(String id) {
        return traces.stream()
                .filter(trace -> trace.type() == Trace.Type.COMMENT && !trace.ours())
                .filter(trace -> trace.localId().equals(id))
                .map(Trace::remoteId)
                .findFirst()
                .orElse(null);
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
        String held = held(item, id).orElse(null);
        return new FieldChange("comments", FieldChange.Kind.UNCHANGEABLE, id, held, wanted);
    }

    private static Optional<String> held(Item item, String id) {
        return item.comments().stream()
                .filter(comment -> Objects.equals(comment.id(), id))
                .map(Comment::body)
                .findFirst();
    }

    private void add(Item item, CommentChange.Added added) {
        String body = safe(item, added.body());
        List<String> bodies = bodies(item, body, added.internal());
        String name = added.remoteId() == null ? unnamed(body) : added.remoteId();
        for (int piece = 0; piece < bodies.size(); piece++) {
            CommentDraft draft = new CommentDraft(bodies.get(piece), added.internal(), added.executor());
            add(item, draft, piece == 0 ? name : name + " piece " + piece, added.remoteId(), bodies.size());
        }
    }

    /**
     * Adds one comment.
     *
     * @param pieces how many comments stand for the remote one before it is there; 0 where it is there already
     */
    private void add(Item item, CommentDraft draft, String name, @Nullable String remoteId, int pieces) {
        ItemRef ref = item.ref();
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("remoteId", remoteId);
        payload.put("body", draft.body());
        payload.put("internal", draft.internal());
        payload.put("executor", draft.executor());
        payload.put("seen", Looking.alike(item, draft.body()));
        payload.put(Intent.PIECES, pieces);
        steps.make(Intent.COMMENT + name, payload, () -> Parts.comment(ref, connector.addComment(ref, draft)));
    }

    /** A comment of the rule's own is named by its words and how often they came before. */
    private String unnamed(String body) {
        String hash = new Replica(Map.of("body", body)).hash();
        return hash + "#" + occurrences.merge(hash, 1, Integer::sum);
    }

    /** The texts of the comments that one becomes; what would be too many is shortened, the whole in a file. */
    private List<String> bodies(Item item, String body, boolean internal) {
        LongTexts texts = new LongTexts(connector, item.ref().entityType());
        List<String> pieces = texts.comment(body);
        Optional<LongText> shortened = texts.longComment(body, pieces.size()).filter(files::takes);
        shortened.ifPresent(text -> files.attach(item, text, internal));
        return shortened.map(text -> List.of(text.shortened().text())).orElse(pieces);
    }

    private String safe(Item item, String body) {
        return new SafeText(connector.describe(item.ref().entityType())).comment(body);
    }
}
