package dev.syncline.item;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one side sends of an item, and what it knew then; the body of an envelope of kind {@code sync}.
 *
 * @param notations field name to how the sender's tracker writes its text, such as {@code MARKDOWN}; fields that are
 *     not named, and messages of nodes that do not say it, are taken as they are
 * @param yours id of the receiver's item, which may have forgotten the pair since; null while it is not known
 * @param trail where the item was before, told until the receiver's item is known; empty otherwise
 * @param recall whether the sender's item was put back, or this answers one that was
 */
public record SyncMessage(
        Counterpart from,
        Replica replica,
        Knowledge knowledge,
        Map<String, String> notations,
        @Nullable String yours,
        Trail trail,
        Recall recall) {

    /** Kind of the envelope that carries it. */
    public static final String KIND = "sync";

    public SyncMessage {
        notations = Map.copyOf(notations);
    }

    /** A message to a side that remembers which item it is about. */
    public SyncMessage(Counterpart from, Replica replica, Knowledge knowledge, Map<String, String> notations) {
        this(from, replica, knowledge, notations, null, Trail.NONE, Recall.NONE);
    }

    /** A message of a side that does not tell what it knew, of texts that are to be taken as they are. */
    public SyncMessage(Counterpart from, Replica replica) {
        this(from, replica, Knowledge.NONE, Map.of());
    }

    /** JSON in the notation of {@link Replica}. */
    public String toBody() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("from", from.tree());
        tree.put("replica", replica.hub());
        if (knowledge.isTold()) {
            tree.put("knows", knowledge.tree());
        }
        if (!notations.isEmpty()) {
            tree.put("notations", notations);
        }
        if (yours != null) {
            tree.put("yours", yours);
        }
        if (!trail.places().isEmpty()) {
            tree.put("trail", trail.places());
        }
        if (recall != Recall.NONE) {
            tree.put("recall", recall.name());
        }
        return new Replica(tree).toJson();
    }

    /**
     * Reads what {@link #toBody()} wrote.
     *
     * @throws IllegalArgumentException saying what is missing
     */
    public static SyncMessage fromBody(String body) {
        Map<String, @Nullable Object> tree = Replica.fromJson(body).hub();
        if (tree.get("replica") instanceof Map<?, ?> hub) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            hub.forEach((name, value) -> fields.put(String.valueOf(name), value));
            return new SyncMessage(
                    Counterpart.of(tree),
                    new Replica(fields),
                    Knowledge.of(tree.get("knows")),
                    notations(tree.get("notations")),
                    tree.get("yours") instanceof String id ? id : null,
                    Trail.of(tree.get("trail")),
                    recall(tree.get("recall")));
        }
        throw new IllegalArgumentException("The message carries no replica.");
    }

    private static Recall recall(@Nullable Object told) {
        for (Recall each : Recall.values()) {
            if (each.name().equals(told)) {
                return each;
            }
        }
        return Recall.NONE;
    }

    private static Map<String, String> notations(@Nullable Object told) {
        Map<String, String> notations = new LinkedHashMap<>();
        if (told instanceof Map<?, ?> map) {
            map.forEach((name, notation) -> notations.put(String.valueOf(name), String.valueOf(notation)));
        }
        return notations;
    }
}
