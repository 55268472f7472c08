package dev.syncline.redmine;

import dev.syncline.connector.TrackerFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Something Redmine has a number and a name for, such as a status. */
record Named(String id, String name) {

    static List<Named> all(JsonNode list) {
        List<Named> all = new ArrayList<>();
        list.forEach(each -> all.add(new Named(each.path("id").asString(""), RedmineApi.text(each, "name"))));
        return all;
    }

    static List<String> names(List<Named> all) {
        return all.stream().map(Named::name).toList();
    }

    static Optional<Named> find(List<Named> all, String typed) {
        String word = typed.strip();
        return all.stream()
                .filter(each -> each.name().equalsIgnoreCase(word))
                .findFirst()
                .or(() -> all.stream().filter(each -> each.id().equals(word)).findFirst());
    }

    /** The one that a rule assigned by its name, its number, or a map with either. */
    static Named need(String field, @Nullable Object value, List<Named> all) {
        Object typed =
                value instanceof Map<?, ?> map ? map.get("name") == null ? map.get("id") : map.get("name") : value;
        String word = String.valueOf(typed);
        return find(all, word).orElseThrow(() -> TrackerFailure.ofValue(field, word, names(all)));
    }

    static @Nullable Map<String, @Nullable Object> map(JsonNode node) {
        return node.isObject() ? new Named(node.path("id").asString(""), RedmineApi.text(node, "name")).map() : null;
    }

    Map<String, @Nullable Object> map() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("id", id);
        return map;
    }
}
