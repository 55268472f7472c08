package dev.syncline.item;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a side knew when it sent an item; travels with a {@link SyncMessage}.
 *
 * @param version grows with every message about the item, beyond all that were sent and heard before; 0 when not told
 * @param seen the last message of the listening side that the sender had applied; null before the first
 * @param edits fields of the replica that people changed on the sender's side and that the listening side is not known to
 *     have applied, each with the version of the message that told it last
 * @param hops how many times rules of the two sides have answered each other since somebody changed something
 * @param decided whether an administrator decided what the sender's values are
 * @param conflicts how the sender decides when both sides changed the same field; empty when not told
 */
public record Knowledge(
        long version,
        @Nullable MessageNumber seen,
        Map<String, Long> edits,
        int hops,
        boolean decided,
        String conflicts) {

    /** Of a node that tells nothing of the kind: it is taken to know all that was sent to it. */
    public static final Knowledge NONE = new Knowledge(0, null, Map.of(), 0, false, "");

    public Knowledge {
        edits = Map.copyOf(edits);
    }

    /** Whether the sender says what it knew. */
    public boolean isTold() {
        return version > 0;
    }

    Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("version", version);
        tree.put("seen", seen == null ? null : seen.tree());
        tree.put("edits", edits);
        tree.put("hops", hops);
        tree.put("decided", decided);
        tree.put("conflicts", conflicts);
        return tree;
    }

    static Knowledge of(@Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> map)) {
            return NONE;
        }
        return new Knowledge(
                map.get("version") instanceof Number version ? version.longValue() : 0,
                MessageNumber.of(map.get("seen")),
                edits(map.get("edits")),
                map.get("hops") instanceof Number hops ? hops.intValue() : 0,
                Boolean.TRUE.equals(map.get("decided")),
                map.get("conflicts") instanceof String conflicts ? conflicts : "");
    }

    private static Map<String, Long> edits(@Nullable Object tree) {
        Map<String, Long> edits = new LinkedHashMap<>();
        if (tree instanceof Map<?, ?> map) {
            map.forEach((field, version) -> {
                if (version instanceof Number number) {
                    edits.put(String.valueOf(field), number.longValue());
                }
            });
        }
        return edits;
    }
}
