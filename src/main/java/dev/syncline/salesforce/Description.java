package dev.syncline.salesforce;

import dev.syncline.connector.EntityDescription;
import dev.syncline.connector.EntityDescription.Field;
import dev.syncline.connector.EntityDescription.FieldType;
import dev.syncline.connector.TextLimit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of an object, as rules know them. */
final class Description {

    private static final List<String> OF_CASES =
            List.of("Subject", "Description", "Status", "Priority", "OwnerId", "CaseNumber");

    private Description() {}

    /** Hub names first, then all API names. */
    static EntityDescription of(SObject object, TextLimit comments) {
        List<Field> fields = new ArrayList<>();
        HubNames.of(object)
                .fields()
                .forEach((hub, api) -> object.field(api).ifPresent(field -> fields.add(hub(hub, field))));
        fields.add(
                new Field("comments", "Comments", FieldType.TEXT, false, true, false, List.of(), Map.of(), comments));
        object.all().stream()
                .filter(field -> !field.type().equals("base64"))
                .forEach(field -> fields.add(field(field.name(), type(field), field)));
        return new EntityDescription(object.name(), object.label(), fields);
    }

    /** What the connector and its default rules rely on. */
    static EntityDescription expected(SObject object, Scope scope, TextLimit comments) {
        List<Field> fields = new ArrayList<>();
        fields.add(plain("summary", FieldType.TEXT, true));
        fields.add(
                new Field("comments", "Comments", FieldType.TEXT, false, true, false, List.of(), Map.of(), comments));
        fields.add(plain("SystemModstamp", FieldType.INSTANT, false));
        fields.add(plain(scope.keyField(), FieldType.TEXT, true));
        if (object.name().equals(Scope.CASE)) {
            OF_CASES.forEach(name -> fields.add(plain(
                    name,
                    name.equals("Status") || name.equals("Priority")
                            ? FieldType.CHOICE
                            : name.equals("OwnerId") ? FieldType.REFERENCE : FieldType.TEXT,
                    !name.equals("CaseNumber"))));
        }
        return new EntityDescription(object.name(), object.label(), fields);
    }

    private static Field hub(String hub, SField field) {
        FieldType type = switch (hub) {
            case HubNames.ASSIGNEE, "creator" -> FieldType.PERSON;
            default -> type(field);
        };
        return field(hub, type, field);
    }

    private static Field field(String name, FieldType type, SField field) {
        Map<String, String> labels = new LinkedHashMap<>();
        field.choices().forEach((value, label) -> {
            if (!value.equals(label)) {
                labels.put(value, label);
            }
        });
        @Nullable
        TextLimit limit = field.isText() && field.length() > 0 ? new TextLimit(field.length(), FieldValue.UNIT) : null;
        return new Field(
                name,
                field.label(),
                type,
                field.required(),
                field.writable(),
                field.custom(),
                List.copyOf(field.choices().keySet()),
                labels,
                limit);
    }

    private static Field plain(String name, FieldType type, boolean writable) {
        return new Field(name, name, type, false, writable, false, List.of());
    }

    private static FieldType type(SField field) {
        if (field.isNumber()) {
            return FieldType.NUMBER;
        }
        return switch (field.type()) {
            case "id", "reference" -> FieldType.REFERENCE;
            case "boolean" -> FieldType.BOOLEAN;
            case "date" -> FieldType.DATE;
            case "datetime" -> FieldType.INSTANT;
            case "picklist" -> FieldType.CHOICE;
            case "multipicklist" -> FieldType.CHOICES;
            default -> field.html() ? FieldType.HTML : FieldType.TEXT;
        };
    }
}
