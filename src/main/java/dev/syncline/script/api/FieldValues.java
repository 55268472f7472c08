package dev.syncline.script.api;

import dev.syncline.script.FieldFacts;
import dev.syncline.script.FieldFacts.Option;
import dev.syncline.script.TrackerPort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of fields, looked at against what the tracker says of them. */
final class FieldValues {

    private final TrackerPort tracker;

    FieldValues(TrackerPort tracker) {
        this.tracker = tracker;
    }

    /** A custom field with this value, where the tracker has the field and the choice. */
    HubObject field(Object nameOrId, @Nullable Object value) {
        String wanted = String.valueOf(nameOrId);
        FieldFacts facts = tracker.field(wanted)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The tracker has no field '%s'. Name one that it has, by name or id.".formatted(wanted)));
        HubObject field = new HubObject(Kind.FIELD).with("id", facts.id()).with("name", facts.name());
        if (value == null || facts.options().isEmpty()) {
            return field.with("value", value);
        }
        return field.with("value", chosen(facts, text(value)).id());
    }

    private static Option chosen(FieldFacts facts, String value) {
        return facts.option(value)
                .orElseThrow(() -> new IllegalArgumentException("The field '%s' has no choice '%s'. It has: %s."
                        .formatted(
                                facts.name(),
                                value,
                                facts.options().stream().map(Option::value).collect(Collectors.joining(", ")))));
    }

    /** A choice of a field, or null. */
    @Nullable
    HubObject option(@Nullable Object field, @Nullable Object value) {
        if (field == null || value == null) {
            return null;
        }
        Optional<Option> found = tracker.field(String.valueOf(field)).flatMap(facts -> facts.option(text(value)));
        return found.map(FieldValues::hub).orElse(null);
    }

    private static HubObject hub(Option option) {
        List<HubObject> children =
                option.children().stream().map(FieldValues::hub).toList();
        return new HubObject(Kind.OPTION)
                .with("id", option.id())
                .with("value", option.value())
                .with("childOptions", children);
    }

    private static String text(Object value) {
        String option = value instanceof HubObject hub ? hub.text("value") : null;
        return option == null ? String.valueOf(value) : option;
    }
}
