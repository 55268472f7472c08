package dev.syncline.item;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that became different on a work item.
 *
 * @param field name of the hub model; a custom field as {@code customFields.<name>}; {@code comments} and
 *     {@code attachments} for one of these; for {@link Kind#CREATED} and {@link Kind#ATTACHED} the entity type
 * @param part which comment or file, by its id where it has one
 * @param before null where there was nothing
 * @param after null where nothing is left; the key of the chosen item for {@link Kind#ATTACHED}; what the other side
 *     wanted for the kinds that say who prevailed
 * @param by who did it, where the change itself says so, as a comment does
 */
public record FieldChange(
        String field,
        Kind kind,
        @Nullable String part,
        @Nullable Object before,
        @Nullable Object after,
        @Nullable String by) {

    private static final List<String> NAMES =
            List.of("name", "displayName", "label", "value", "username", "email", "filename", "key", "body");

    /** What happened. */
    public enum Kind {
        CREATED,
        ATTACHED,
        SET,
        ADDED,
        CHANGED,
        REMOVED,
        /** Both sides changed the field; the value here stayed. */
        KEPT,
        /** Both sides changed the field; the value here gave way. */
        OVERRULED,
        /** Both sides changed the field; an administrator is asked which value stays. */
        ASKED,
        /** The field goes back and forth between the two sides; what came in was not written. */
        STOPPED,
        /** The tracker cannot change or remove it; it stayed as it was. */
        UNCHANGEABLE;

        /** Whether the field holds what came in. */
        public boolean isWritten() {
            return this != KEPT && this != ASKED && this != STOPPED && this != UNCHANGEABLE;
        }
    }

    /** A change that does not say who did it. */
    public FieldChange(
            String field, Kind kind, @Nullable String part, @Nullable Object before, @Nullable Object after) {
        this(field, kind, part, before, after, null);
    }

    public static FieldChange set(String field, @Nullable Object before, @Nullable Object after) {
        return new FieldChange(field, Kind.SET, null, before, after);
    }

    /** Whether both speak of the same field, or the same comment or file. */
    public boolean sameSpot(FieldChange other) {
        return field.equals(other.field) && Objects.equals(part, other.part);
    }

    /** The value before, as people read it; empty for nothing. */
    public String beforeText() {
        return text(before);
    }

    /** The value after, as people read it; empty for nothing. */
    public String afterText() {
        return text(after);
    }

    /** A value as people read it: the name of what has one, the list of what is many. */
    public static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(FieldChange::text).collect(Collectors.joining(", "));
        }
        if (value instanceof Map<?, ?> map) {
            for (String name : NAMES) {
                if (map.get(name) != null) {
                    return text(map.get(name));
                }
            }
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                    .collect(Collectors.joining(", "));
        }
        return value.toString();
    }

    /** What a comment says, and before it what makes it another than its words: that it is internal, who it is written as. */
    public static String comment(String body, boolean internal, @Nullable String writtenAs) {
        String as = writtenAs == null || writtenAs.isEmpty() ? "" : "as " + writtenAs;
        String marks = internal && !as.isEmpty() ? "internal, " + as : internal ? "internal" : as;
        return marks.isEmpty() ? body : "[%s] %s".formatted(marks, body);
    }

    Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("field", field);
        tree.put("kind", kind.name());
        tree.put("part", part);
        tree.put("before", before);
        tree.put("after", after);
        if (by != null) {
            tree.put("by", by);
        }
        return tree;
    }

    static FieldChange of(Map<?, ?> tree) {
        return new FieldChange(
                String.valueOf(tree.get("field")),
                Kind.valueOf(String.valueOf(tree.get("kind"))),
                tree.get("part") instanceof String part ? part : null,
                tree.get("before"),
                tree.get("after"),
                tree.get("by") instanceof String by ? by : null);
    }
}
