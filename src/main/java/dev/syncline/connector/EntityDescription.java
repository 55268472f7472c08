package dev.syncline.connector;

import dev.syncline.text.Notation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of one entity type; comments are described as a field of the name {@code comments}. */
public record EntityDescription(String entityType, String displayName, List<Field> fields) {

    public EntityDescription {
        fields = List.copyOf(fields);
    }

    /**
     * One field.
     *
     * @param required must be given on create
     * @param choices allowed values, empty when the field is free
     * @param labels what people call a choice, where that differs from its value
     * @param limit how long its text may be; null where the tracker does not say
     */
    public record Field(
            String name,
            String displayName,
            FieldType type,
            boolean required,
            boolean writable,
            boolean custom,
            List<String> choices,
            Map<String, String> labels,
            @Nullable TextLimit limit) {

        public Field {
            choices = List.copyOf(choices);
            labels = Map.copyOf(labels);
        }

        /** Of a field whose choices are called what they are, and whose length the tracker does not tell. */
        public Field(
                String name,
                String displayName,
                FieldType type,
                boolean required,
                boolean writable,
                boolean custom,
                List<String> choices) {
            this(name, displayName, type, required, writable, custom, choices, Map.of(), null);
        }

        /** The choices with what people call them, in their order; empty when the field is free. */
        public Map<String, String> labelled() {
            Map<String, String> labelled = new LinkedHashMap<>();
            choices.forEach(choice -> labelled.put(choice, labels.getOrDefault(choice, choice)));
            return labelled;
        }

        /** How its text is written down; empty where it holds something else. */
        public Optional<Notation> notation() {
            return switch (type) {
                case TEXT -> Optional.of(Notation.PLAIN);
                case HTML -> Optional.of(Notation.HTML);
                case MARKDOWN -> Optional.of(Notation.MARKDOWN);
                default -> Optional.empty();
            };
        }
    }

    /** What a field holds. */
    public enum FieldType {
        /** Plain text. */
        TEXT,
        HTML,
        MARKDOWN,
        TEXTILE,
        NUMBER,
        BOOLEAN,
        INSTANT,
        /** A day without a time, as {@code 2026-01-31}. */
        DATE,
        CHOICE,
        /** Several of the choices. */
        CHOICES,
        PERSON,
        LABELS,
        REFERENCE
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The field of this name, or else the one that people call so; empty where they call several so that differ. */
    public Optional<Field> fieldCalled(String nameOrLabel) {
        List<Field> called = fields.stream()
                .filter(field -> field.displayName().equalsIgnoreCase(nameOrLabel))
                .toList();
        boolean alike = called.stream().map(Field::labelled).distinct().count() == 1;
        return field(nameOrLabel).or(() -> alike ? Optional.of(called.get(0)) : Optional.empty());
    }

    /**
     * How the field with marks is written that holds exactly this text, as a rule may send it under another name; empty
     * where there is none, or several that are written differently.
     */
    public Optional<Notation> markedAs(String text, Map<String, ? extends @Nullable Object> values) {
        List<Notation> found = fields.stream()
                .filter(field -> text.equals(values.get(field.name())))
                .flatMap(field -> field.notation().stream())
                .distinct()
                .toList();
        return found.size() == 1 && found.get(0) != Notation.PLAIN ? Optional.of(found.get(0)) : Optional.empty();
    }
}
