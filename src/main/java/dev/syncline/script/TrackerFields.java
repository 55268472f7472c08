package dev.syncline.script;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What this node's tracker says of the fields of its items, for judging a rule before it runs. */
public record TrackerFields(List<Type> types) {

    public TrackerFields {
        types = List.copyOf(types);
    }

    /** A tracker that says nothing. */
    public static TrackerFields unknown() {
        return new TrackerFields(List.of());
    }

    /**
     * Items of one type.
     *
     * @param name what people call it
     */
    public record Type(String name, List<Field> fields) {

        public Type {
            fields = List.copyOf(fields);
        }
    }

    /**
     * One field.
     *
     * @param writable whether the tracker lets it be written at all
     * @param choices what it may hold, with what people call that; empty where it is free or holds several
     */
    public record Field(String name, boolean writable, Map<String, String> choices) {

        boolean takes(String value) {
            String typed = value.strip();
            return choices.isEmpty()
                    || choices.entrySet().stream()
                            .anyMatch(each ->
                                    typed.equalsIgnoreCase(each.getKey()) || typed.equalsIgnoreCase(each.getValue()));
        }
    }

    /** The field of that name in each type that has it; trackers differ in whether capitals count. */
    List<Field> called(String name) {
        return all().filter(field -> field.name().equalsIgnoreCase(name)).toList();
    }

    Stream<Field> all() {
        return types.stream().flatMap(type -> type.fields().stream());
    }
}
