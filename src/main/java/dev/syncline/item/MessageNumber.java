package dev.syncline.item;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which message of a node: its number there, in one life of the node's database.
 *
 * @param life changes when a database is restored, so that numbers may begin again
 */
public record MessageNumber(UUID life, long number) {

    Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("life", life.toString());
        tree.put("number", number);
        return tree;
    }

    /** Null where there is none that can be read. */
    static @Nullable MessageNumber of(@Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> map)
                || !(map.get("life") instanceof String life)
                || !(map.get("number") instanceof Number number)) {
            return null;
        }
        try {
            return new MessageNumber(UUID.fromString(life), number.longValue());
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
