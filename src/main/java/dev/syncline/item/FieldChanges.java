package dev.syncline.item;

import dev.syncline.item.FieldChange.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What lies between two replicas, and how such differences are kept. */
public final class FieldChanges {

    private static final Set<String> PARTS = Set.of("comments", "attachments", "workLogs");
    private static final String CUSTOM = "customFields";

    /** Says which part of the other side a part belongs to; that is no news to anybody. */
    private static final String TRACE = "remoteId";

    private FieldChanges() {}

    /** What the second replica says that the first did not, field by field. */
    public static List<FieldChange> between(@Nullable Replica before, Replica after) {
        Map<String, @Nullable Object> old = before == null ? Map.of() : before.hub();
        List<FieldChange> changes = new ArrayList<>();
        for (String name : names(old, after.hub())) {
            Object one = old.get(name);
            Object other = after.hub().get(name);
            if (PARTS.contains(name)) {
                parts(name, byId(one), byId(other), changes);
            } else if (name.equals(CUSTOM)) {
                custom(map(one), map(other), changes);
            } else if (!same(one, other)) {
                changes.add(FieldChange.set(name, one, other));
            }
        }
        return changes;
    }

    /** Assigned fields with what they held before, each custom field by itself. */
    public static List<FieldChange> assigned(
            Map<String, @Nullable Object> before, Map<String, @Nullable Object> assigned) {
        List<FieldChange> changes = new ArrayList<>();
        assigned.forEach((name, value) -> {
            if (name.equals(CUSTOM) && value instanceof Map<?, ?>) {
                Map<?, ?> old = map(before.get(CUSTOM));
                map(value)
                        .forEach((field, each) ->
                                changes.add(FieldChange.set(CUSTOM + "." + field, old.get(field), each)));
            } else {
                changes.add(FieldChange.set(name, before.get(name), value));
            }
        });
        return changes;
    }

    /** Whether two values say the same, however their numbers and times are kept. */
    public static boolean same(@Nullable Object one, @Nullable Object other) {
        return Objects.equals(one, other) || json(one).equals(json(other));
    }

    /** Whether people would take two values for the same: a status with an id says no more than its name alone. */
    public static boolean alike(@Nullable Object one, @Nullable Object other) {
        boolean named = one instanceof Map<?, ?> || other instanceof Map<?, ?>;
        return same(one, other)
                || isNothing(one) && isNothing(other)
                || (named && FieldChange.text(one).equals(FieldChange.text(other)));
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null
                || value.equals("")
                || value instanceof List<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
    }

    /** JSON in the notation of {@link Replica}. */
    public static String toJson(List<FieldChange> changes) {
        return new Replica(Map.of(
                        "changes", changes.stream().map(FieldChange::tree).toList()))
                .toJson();
    }

    /** Reads what {@link #toJson(List)} wrote. */
    public static List<FieldChange> fromJson(String json) {
        List<FieldChange> changes = new ArrayList<>();
        if (Replica.fromJson(json).hub().get("changes") instanceof List<?> list) {
            list.forEach(each -> changes.add(FieldChange.of(map(each))));
        }
        return changes;
    }

    private static void custom(Map<?, ?> before, Map<?, ?> after, List<FieldChange> changes) {
        for (String name : names(before, after)) {
            if (!same(before.get(name), after.get(name))) {
                changes.add(FieldChange.set(CUSTOM + "." + name, before.get(name), after.get(name)));
            }
        }
    }

    private static void parts(
            String name, Map<String, Map<?, ?>> before, Map<String, Map<?, ?>> after, List<FieldChange> changes) {
        after.forEach((id, part) -> {
            Map<?, ?> old = before.get(id);
            if (old == null) {
                changes.add(new FieldChange(name, Kind.ADDED, id, null, words(part), author(part)));
            } else if (!same(untraced(old), untraced(part))) {
                changes.add(new FieldChange(name, Kind.CHANGED, id, words(old), words(part)));
            }
        });
        before.forEach((id, part) -> {
            if (!after.containsKey(id)) {
                changes.add(new FieldChange(name, Kind.REMOVED, id, words(part), null));
            }
        });
    }

    private static @Nullable String author(Map<?, ?> part) {
        String author = FieldChange.text(part.get("author"));
        return author.isEmpty() ? null : author;
    }

    private static Object words(Map<?, ?> part) {
        return FieldChange.comment(
                FieldChange.text(part.get("body") == null ? part : part.get("body")),
                Boolean.TRUE.equals(part.get("internal")),
                null);
    }

    private static Map<?, ?> untraced(Map<?, ?> part) {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>(part);
        copy.remove(TRACE);
        return copy;
    }

    private static Map<String, Map<?, ?>> byId(@Nullable Object parts) {
        Map<String, Map<?, ?>> byId = new LinkedHashMap<>();
        if (parts instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> part) {
                    Object id = part.get("id");
                    byId.put(id == null ? "#" + byId.size() : id.toString(), part);
                }
            }
        }
        return byId;
    }

    private static Set<String> names(Map<?, ?> one, Map<?, ?> other) {
        Set<String> names = new LinkedHashSet<>();
        one.keySet().forEach(name -> names.add(String.valueOf(name)));
        other.keySet().forEach(name -> names.add(String.valueOf(name)));
        return names;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String json(@Nullable Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("value", value);
        return new Replica(map).toJson();
    }
}
