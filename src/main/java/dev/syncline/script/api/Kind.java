package dev.syncline.script.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a hub object stands for, and which of its properties say whether two of them mean the same. */
public enum Kind {
    ITEM(),
    STATUS("name", "id"),
    PRIORITY("name", "id"),
    RESOLUTION("name", "id"),
    TYPE("name", "id"),
    PROJECT("key", "id", "name"),
    PERSON("key", "email", "username", "displayName"),
    LABEL("label"),
    FIELD(),
    OPTION("id", "value"),
    VERSION("name", "id"),
    COMPONENT("name", "id"),
    COMMENT(),
    ATTACHMENT(),
    WORK_LOG(),
    TRACE(),
    KEY("id", "key"),
    ANY();

    private static final Map<String, Kind> BY_PROPERTY = Map.ofEntries(
            Map.entry("status", STATUS),
            Map.entry("priority", PRIORITY),
            Map.entry("resolution", RESOLUTION),
            Map.entry("type", TYPE),
            Map.entry("project", PROJECT),
            Map.entry("assignee", PERSON),
            Map.entry("reporter", PERSON),
            Map.entry("creator", PERSON),
            Map.entry("author", PERSON),
            Map.entry("updateAuthor", PERSON),
            Map.entry("executor", PERSON),
            Map.entry("requested_for", PERSON),
            Map.entry("requested_by", PERSON),
            Map.entry("member", PERSON));

    private final List<String> marks;

    Kind(String... marks) {
        this.marks = List.of(marks);
    }

    /** Properties that tell two of this kind apart, the strongest first. */
    List<String> marks() {
        return marks;
    }

    /** The kind of what is found under a property of a hub object. */
    static Kind of(String property) {
        return BY_PROPERTY.getOrDefault(property, ANY);
    }

    /** Whether a plain text set on an item means the one with this name. */
    boolean isNamed() {
        return this == STATUS || this == PRIORITY || this == RESOLUTION || this == TYPE;
    }

    /** Whether two property maps mean the same one: the first mark both know decides. */
    boolean same(Map<?, ?> one, Map<?, ?> other) {
        for (String mark : marks) {
            @Nullable Object left = one.get(mark);
            @Nullable Object right = other.get(mark);
            if (left != null && right != null) {
                return left.toString().equals(right.toString());
            }
        }
        return one.equals(other);
    }
}
