package dev.syncline.item;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one side sends of an item, and what it knew then; the body of an envelope of kind {@code sync}. */
public record SyncMessage(Counterpart from, Replica replica, Knowledge knowledge) {

    /** Kind of the envelope that carries it. */
    public static final String KIND = "sync";

    /** A message of a side that does not tell what it knew. */
    public SyncMessage(Counterpart from, Replica replica) {
        this(from, replica, Knowledge.NONE);
    }

    /** JSON in the notation of {@link Replica}. */
    public String toBody() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("from", from.tree());
        tree.put("replica", replica.hub());
        if (knowledge.isTold()) {
            tree.put("knows", knowledge.tree());
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
            return new SyncMessage(Counterpart.of(tree), new Replica(fields), Knowledge.of(tree.get("knows")));
        }
        throw new IllegalArgumentException("The message carries no replica.");
    }
}
