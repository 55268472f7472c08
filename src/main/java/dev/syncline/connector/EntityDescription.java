package dev.syncline.connector;

import java.util.List;
import java.util.Optional;

/** The fields of one entity type. */
public record EntityDescription(String entityType, String displayName, List<Field> fields) {

    /**
     * One field.
     *
     * @param choices allowed names, empty when the field is free
     */
    public record Field(
            String name,
            String displayName,
            FieldType type,
            boolean required,
            boolean writable,
            boolean custom,
            List<String> choices) {}

    /** What a field holds. */
    public enum FieldType {
        TEXT,
        HTML,
        NUMBER,
        BOOLEAN,
        INSTANT,
        CHOICE,
        PERSON,
        LABELS,
        REFERENCE
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
