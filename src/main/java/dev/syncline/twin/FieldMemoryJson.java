package dev.syncline.twin;

import dev.syncline.item.MessageNumber;
import dev.syncline.item.Replica;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is remembered of fields as JSON text and back, in the notation of replicas. */
final class FieldMemoryJson {

    private FieldMemoryJson() {}

    static String write(FieldMemory memory) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("version", memory.version());
        tree.put("said", tree(memory.said()));
        tree.put("heard", tree(memory.heard()));
        tree.put("knows", memory.knows());
        tree.put("hops", memory.hops());
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        memory.fields().forEach((path, past) -> fields.put(path, tree(past)));
        tree.put("fields", fields);
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        memory.told()
                .forEach((path, last) -> told.put(
                        path,
                        List.of(last.number().life().toString(), last.number().number(), last.version())));
        tree.put("told", told);
        return new Replica(tree).toJson();
    }

    static FieldMemory read(String json) {
        Map<String, @Nullable Object> tree = Replica.fromJson(json).hub();
        Map<String, FieldPast> fields = new LinkedHashMap<>();
        map(tree.get("fields")).forEach((path, past) -> fields.put(String.valueOf(path), past(map(past))));
        return new FieldMemory(
                number(tree.get("version")),
                said(tree.get("said")),
                said(tree.get("heard")),
                number(tree.get("knows")),
                (int) number(tree.get("hops")),
                fields,
                told(map(tree.get("told"))));
    }

    private static Map<String, Told> told(Map<?, ?> tree) {
        Map<String, Told> told = new LinkedHashMap<>();
        tree.forEach((path, parts) -> {
            MessageNumber number = said(parts);
            if (number != null && list(parts).size() > 2) {
                told.put(
                        String.valueOf(path),
                        new Told(number, number(list(parts).get(2))));
            }
        });
        return told;
    }

    private static @Nullable List<Object> tree(@Nullable MessageNumber number) {
        return number == null ? null : List.of(number.life().toString(), number.number());
    }

    private static @Nullable MessageNumber said(@Nullable Object tree) {
        List<?> parts = list(tree);
        return parts.size() < 2
                ? null
                : new MessageNumber(UUID.fromString(String.valueOf(parts.get(0))), number(parts.get(1)));
    }

    private static Map<String, @Nullable Object> tree(FieldPast past) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        if (past.theirs() != null) {
            tree.put("theirs", List.of(past.theirs().digest(), past.theirs().version()));
        }
        if (!past.unseen().isEmpty()) {
            tree.put("unseen", past.unseen().stream().map(FieldMemoryJson::tree).toList());
        }
        Swing swing = past.swing();
        if (swing != null) {
            tree.put("swing", List.of(swing.answered(), swing.held(), swing.atOnce(), swing.later()));
        }
        Excerpt excerpt = past.excerpt();
        if (excerpt != null) {
            tree.put("excerpt", List.of(excerpt.digest(), excerpt.whole(), excerpt.ending(), excerpt.rest()));
        }
        return tree;
    }

    private static Map<String, @Nullable Object> tree(Edit edit) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("number", tree(edit.number()));
        tree.put("version", edit.version());
        tree.put("knew", edit.knew());
        tree.put("before", edit.before());
        return tree;
    }

    private static FieldPast past(Map<?, ?> tree) {
        List<Edit> unseen = new ArrayList<>();
        for (Object each : list(tree.get("unseen"))) {
            Map<?, ?> edit = map(each);
            MessageNumber number = said(edit.get("number"));
            if (number != null) {
                unseen.add(new Edit(number, number(edit.get("version")), number(edit.get("knew")), edit.get("before")));
            }
        }
        List<?> theirs = list(tree.get("theirs"));
        List<?> swing = list(tree.get("swing"));
        return new FieldPast(
                theirs.size() < 2 ? null : new Said(String.valueOf(theirs.get(0)), number(theirs.get(1))),
                unseen,
                swing.size() < 4
                        ? null
                        : new Swing(
                                Boolean.TRUE.equals(swing.get(0)),
                                list(swing.get(1)).stream().map(String::valueOf).toList(),
                                (int) number(swing.get(2)),
                                (int) number(swing.get(3))),
                excerpt(list(tree.get("excerpt"))));
    }

    private static @Nullable Excerpt excerpt(List<?> parts) {
        return parts.size() < 4
                ? null
                : new Excerpt(
                        String.valueOf(parts.get(0)),
                        String.valueOf(parts.get(1)),
                        String.valueOf(parts.get(2)),
                        String.valueOf(parts.get(3)));
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
