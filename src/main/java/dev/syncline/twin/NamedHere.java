package dev.syncline.twin;

import dev.syncline.connector.Connector;
import dev.syncline.connector.EntityDescription;
import dev.syncline.connector.EntityDescription.Field;
import dev.syncline.item.ReferenceKind;
import dev.syncline.script.FieldFacts;
import dev.syncline.script.FieldFacts.Option;
import dev.syncline.script.FieldPlace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the names that rules give to nodeHelper stand for in a tracker. */
public record NamedHere(Connector tracker) {

    /** A person, status, priority, ...; where the type of the item is not known, of whichever type has it. */
    public Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name, @Nullable String entityType) {
        return entityType == null ? tracker.find(kind, name) : tracker.find(kind, name, entityType);
    }

    /** A field of these items; a tracker that describes its custom fields as one takes any name. */
    public Optional<FieldFacts> field(FieldPlace place, String nameOrId) {
        EntityDescription described = described(place);
        return described
                .fieldCalled(nameOrId)
                .map(NamedHere::facts)
                .or(() -> described.field("customFields").map(any -> new FieldFacts(nameOrId, nameOrId, List.of())));
    }

    private EntityDescription described(FieldPlace place) {
        String type = place.entityType() == null
                ? tracker.capabilities().entityTypes().get(0)
                : place.entityType();
        return place.template() == null ? tracker.describe(type) : tracker.describe(type, place.template());
    }

    private static FieldFacts facts(Field field) {
        List<Option> options = field.labelled().entrySet().stream()
                .map(choice -> new Option(choice.getKey(), choice.getValue(), List.of()))
                .toList();
        return new FieldFacts(field.name(), field.displayName(), options);
    }
}
