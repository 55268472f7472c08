package dev.syncline.item;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The item of the side that speaks, as its messages name it.
 *
 * @param url where a person opens it; empty when nobody can
 */
public record Counterpart(String id, String key, String url, String entityType) {

    Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", id);
        tree.put("key", key);
        tree.put("url", url);
        tree.put("entityType", entityType);
        return tree;
    }

    static Counterpart of(Map<String, @Nullable Object> message) {
        if (message.get("from") instanceof Map<?, ?> from && from.get("id") instanceof String id) {
            return new Counterpart(id, text(from, "key"), text(from, "url"), text(from, "entityType"));
        }
        throw new IllegalArgumentException("The message does not say which item it is about (\"from\").");
    }

    private static String text(Map<?, ?> tree, String name) {
        return tree.get(name) instanceof String text ? text : "";
    }
}
