package dev.syncline.item;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whole items as JSON text and back, in the notation of replicas. */
final class ItemJson {

    private ItemJson() {}

    static String write(Item item) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        ItemRef ref = item.ref();
        tree.put("ref", List.of(ref.tracker(), ref.account(), ref.entityType(), ref.id(), ref.key()));
        tree.put("revision", item.revision());
        tree.put("fields", item.fields());
        tree.put("comments", item.comments().stream().map(ItemJson::comment).toList());
        tree.put(
                "attachments",
                item.attachments().stream().map(ItemJson::attachment).toList());
        if (!item.workLogs().isEmpty()) {
            tree.put("workLogs", item.workLogs().stream().map(ItemJson::workLog).toList());
        }
        return new Replica(tree).toJson();
    }

    static Item read(String json) {
        Map<String, @Nullable Object> tree = Replica.fromJson(json).hub();
        List<?> ref = list(tree.get("ref"));
        return new Item(
                new ItemRef(at(ref, 0), at(ref, 1), at(ref, 2), at(ref, 3), at(ref, 4)),
                text(tree, "revision"),
                map(tree.get("fields")),
                list(tree.get("comments")).stream()
                        .map(each -> comment(map(each)))
                        .toList(),
                list(tree.get("attachments")).stream()
                        .map(each -> attachment(map(each)))
                        .toList(),
                list(tree.get("workLogs")).stream()
                        .map(each -> workLog(map(each)))
                        .toList());
    }

    private static Map<String, @Nullable Object> comment(Comment comment) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", comment.id());
        tree.put("body", comment.body());
        tree.put("internal", comment.internal());
        tree.put("author", person(comment.author()));
        tree.put("created", comment.created());
        tree.put("updated", comment.updated());
        return tree;
    }

    private static Comment comment(Map<String, @Nullable Object> tree) {
        return new Comment(
                text(tree, "id"),
                text(tree, "body"),
                Boolean.TRUE.equals(tree.get("internal")),
                person(tree.get("author")),
                instant(tree, "created"),
                instant(tree, "updated"));
    }

    private static Map<String, @Nullable Object> attachment(Attachment attachment) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", attachment.id());
        tree.put("filename", attachment.filename());
        tree.put("mimetype", attachment.mimetype());
        tree.put("size", attachment.size());
        tree.put("sha256", attachment.sha256());
        tree.put("internal", attachment.internal());
        tree.put("author", person(attachment.author()));
        tree.put("created", attachment.created());
        return tree;
    }

    private static Attachment attachment(Map<String, @Nullable Object> tree) {
        return new Attachment(
                text(tree, "id"),
                text(tree, "filename"),
                text(tree, "mimetype"),
                tree.get("size") instanceof Number size ? size.longValue() : 0,
                tree.get("sha256") instanceof String sha256 ? sha256 : null,
                Boolean.TRUE.equals(tree.get("internal")),
                person(tree.get("author")),
                instant(tree, "created"));
    }

    private static Map<String, @Nullable Object> workLog(WorkLog workLog) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", workLog.id());
        tree.put("comment", workLog.comment());
        tree.put("seconds", workLog.seconds());
        tree.put("started", workLog.started());
        tree.put("internal", workLog.internal());
        tree.put("author", person(workLog.author()));
        tree.put("created", workLog.created());
        tree.put("updated", workLog.updated());
        return tree;
    }

    private static WorkLog workLog(Map<String, @Nullable Object> tree) {
        return new WorkLog(
                text(tree, "id"),
                text(tree, "comment"),
                tree.get("seconds") instanceof Number seconds ? seconds.longValue() : 0,
                instant(tree, "started"),
                Boolean.TRUE.equals(tree.get("internal")),
                person(tree.get("author")),
                instant(tree, "created"),
                instant(tree, "updated"));
    }

    private static @Nullable Object person(@Nullable Person person) {
        if (person == null) {
            return null;
        }
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("key", person.key());
        tree.put("username", person.username());
        tree.put("email", person.email());
        tree.put("displayName", person.displayName());
        tree.put("active", person.active());
        return tree;
    }

    private static @Nullable Person person(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        Map<String, @Nullable Object> tree = map(value);
        return new Person(
                optional(tree, "key"),
                optional(tree, "username"),
                optional(tree, "email"),
                optional(tree, "displayName"),
                Boolean.TRUE.equals(tree.get("active")));
    }

    private static String at(List<?> list, int index) {
        return String.valueOf(list.get(index));
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((key, each) -> map.put(String.valueOf(key), each));
        }
        return map;
    }

    private static String text(Map<String, @Nullable Object> tree, String name) {
        return tree.get(name) instanceof String text ? text : "";
    }

    private static @Nullable String optional(Map<String, @Nullable Object> tree, String name) {
        return tree.get(name) instanceof String text ? text : null;
    }

    private static Instant instant(Map<String, @Nullable Object> tree, String name) {
        return tree.get(name) instanceof Instant instant ? instant : Instant.EPOCH;
    }
}
