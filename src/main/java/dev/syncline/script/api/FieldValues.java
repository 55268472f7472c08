package dev.syncline.script.api;

import dev.syncline.script.FieldFacts;
import dev.syncline.script.FieldFacts.Option;
import dev.syncline.script.FieldPlace;
import dev.syncline.script.TrackerPort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of fields, looked at against what the tracker says of them. */
final class FieldValues {

    private final TrackerPort tracker;

    private final HubObject item;

    FieldValues(TrackerPort tracker, HubObject item) {
        this.tracker = tracker;
        this.item = item;
    }

    /** The fields of items made from this template, given by its id; null for any. */
    FieldPlace ofTemplate(@Nullable Object template) {
        Object id = template instanceof HubObject hub ? hub.text("id") : template;
        return new FieldPlace(
                item.text("entityType"), id == null || id.toString().isBlank() ? null : id.toString());
    }

    /** The fields of an item that a rule names; of the rule's own where it names none. */
    FieldPlace of(@Nullable Object issue) {
        HubObject named = issue instanceof HubObject hub && hub.text("entityType") != null ? hub : item;
        return new FieldPlace(named.text("entityType"), named.text("templateId"));
    }

    /** A custom field with this value, where the tracker has the field and the choice. */
    HubObject field(FieldPlace place, String wanted, @Nullable Object value) {
        FieldFacts facts =
                tracker.field(place, wanted).orElseThrow(() -> new IllegalArgumentException(none(place, wanted)));
        HubObject field = new HubObject(Kind.FIELD).with("id", facts.id()).with("name", facts.name());
        if (value == null || facts.options().isEmpty()) {
            return field.with("value", value);
        }
        return field.with("value", chosen(facts, text(value)).id());
    }

    private static String none(FieldPlace place, String wanted) {
        return place.template() == null
                ? "The tracker has no field '%s'. Name one that it has, by name or id.".formatted(wanted)
                : "The template '%s' has no field '%s', or the acting user may not see its fields. Name one that it has, by name or id."
                        .formatted(place.template(), wanted);
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
    HubObject option(FieldPlace place, @Nullable Object field, @Nullable Object value) {
        if (field == null || value == null) {
            return null;
        }
        Optional<Option> found =
                tracker.field(place, String.valueOf(field)).flatMap(facts -> facts.option(text(value)));
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
