package dev.syncline.trial;

import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.WorkLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Items as they would be after writes that reached no tracker. */
final class PretendedItems {

    private static final String MADE = "new-";
    private static final String CUSTOM = "customFields";

    private final Map<String, Item> items = new LinkedHashMap<>();
    private int number;

    void put(Item item) {
        items.put(name(item.ref().entityType(), item.ref().id()), item);
    }

    Optional<Item> find(String entityType, String id) {
        return Optional.ofNullable(items.get(name(entityType, id)));
    }

    Optional<Item> findByKey(String entityType, String key) {
        return items.values().stream()
                .filter(item -> item.ref().entityType().equals(entityType)
                        && item.ref().key().equals(key))
                .findFirst();
    }

    /** A name for a part that no tracker has named. */
    String next() {
        return MADE + ++number;
    }

    /** Whether an item is there only because a rule made it. */
    boolean isMade(String id) {
        return id.startsWith(MADE);
    }

    Item with(Item item, Map<String, @Nullable Object> assigned) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(item.fields());
        assigned.forEach((field, value) -> fields.put(field, merged(field, fields.get(field), value)));
        return keep(item, fields, item.comments(), item.attachments(), item.workLogs());
    }

    void comments(Item item, UnaryOperator<List<Comment>> edit) {
        keep(item, item.fields(), edit.apply(new ArrayList<>(item.comments())), item.attachments(), item.workLogs());
    }

    void files(Item item, UnaryOperator<List<Attachment>> edit) {
        keep(item, item.fields(), item.comments(), edit.apply(new ArrayList<>(item.attachments())), item.workLogs());
    }

    void workLogs(Item item, UnaryOperator<List<WorkLog>> edit) {
        keep(item, item.fields(), item.comments(), item.attachments(), edit.apply(new ArrayList<>(item.workLogs())));
    }

    private Item keep(
            Item item,
            Map<String, @Nullable Object> fields,
            List<Comment> comments,
            List<Attachment> attachments,
            List<WorkLog> workLogs) {
        Item kept = new Item(item.ref(), item.revision() + "+", fields, comments, attachments, workLogs);
        put(kept);
        return kept;
    }

    /** Custom fields that were not assigned stay as they are. */
    private static @Nullable Object merged(String field, @Nullable Object old, @Nullable Object value) {
        if (field.equals(CUSTOM) && old instanceof Map<?, ?> before && value instanceof Map<?, ?> after) {
            Map<Object, @Nullable Object> all = new LinkedHashMap<>(before);
            all.putAll(after);
            return all;
        }
        return value;
    }

    private static String name(String entityType, String id) {
        return entityType + " " + id;
    }
}
