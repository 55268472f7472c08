package dev.syncline.trial;

import dev.syncline.connector.EntityDescription;
import dev.syncline.connector.EntityDescription.Field;
import dev.syncline.item.FieldChange;
import dev.syncline.item.FieldChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a tracker may have against a write, as far as its own description of its fields tells. */
final class Concerns {

    private Concerns() {}

    /**
     * Each of them once.
     *
     * @param refused fields that were refused already, of which nothing more is to be said
     */
    static List<String> of(EntityDescription description, List<FieldChange> changes, Set<String> refused) {
        List<String> concerns = new ArrayList<>();
        for (FieldChange change : changes) {
            String name = change.field().replaceFirst("^customFields\\.", "");
            if (change.kind() == Kind.SET && !refused.contains(name)) {
                description.field(name).ifPresent(field -> ofField(field, change, concerns));
            }
        }
        if (changes.stream().anyMatch(change -> change.kind() == Kind.CREATED)) {
            missing(description, changes, refused, concerns);
        }
        return concerns.stream().distinct().toList();
    }

    private static void ofField(Field field, FieldChange change, List<String> concerns) {
        if (!field.writable()) {
            concerns.add("“%s” cannot be written in this tracker.".formatted(field.displayName()));
        }
        String value = change.afterText();
        if (field.required() && value.isBlank()) {
            concerns.add("“%s” is required, and would be empty.".formatted(field.displayName()));
        }
        boolean known = field.choices().isEmpty()
                || value.isEmpty()
                || field.choices().stream()
                        .anyMatch(choice -> choice.toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT)));
        if (!known) {
            concerns.add("“%s” is no choice of “%s”: there are %s."
                    .formatted(
                            value,
                            field.displayName(),
                            field.choices().stream().limit(20).collect(Collectors.joining(", "))));
        }
    }

    private static void missing(
            EntityDescription description, List<FieldChange> changes, Set<String> refused, List<String> concerns) {
        Set<String> assigned = changes.stream().map(FieldChange::field).collect(Collectors.toSet());
        description.fields().stream()
                .filter(field -> field.required()
                        && !refused.contains(field.name())
                        && !assigned.contains(field.name())
                        && !assigned.contains("customFields." + field.name()))
                .forEach(field -> concerns.add("“%s” is required for a new item, and the rule does not set it."
                        .formatted(field.displayName())));
    }
}
