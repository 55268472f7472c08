package dev.syncline.salesforce;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.WrongFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a rule assigned, as the body of a create or update. */
final class FieldInput {

    private final SObject object;
    private final HubNames hub;
    private final Owners owners;
    private final boolean creating;
    private final Map<String, @Nullable Object> body = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    FieldInput(SObject object, Owners owners, boolean creating) {
        this.object = object;
        this.hub = HubNames.of(object);
        this.owners = owners;
        this.creating = creating;
    }

    /** Takes every field, or refuses those that are wrong, all by name. */
    FieldInput fill(Map<String, @Nullable Object> fields) {
        WrongFields wrong = new WrongFields();
        fields.forEach((name, value) -> wrong.take(name, () -> take(name, value)));
        if (creating) {
            object.all().stream()
                    .filter(field -> field.required() && body.get(field.name()) == null)
                    .filter(field -> !wrong.has(names.getOrDefault(field.name(), field.name())))
                    .forEach(field -> wrong.add(names.getOrDefault(field.name(), field.name()), missing(field)));
        }
        wrong.refuse();
        return this;
    }

    Map<String, @Nullable Object> body() {
        return body;
    }

    FieldNames names() {
        return FieldNames.of(names);
    }

    boolean sets(String api) {
        return body.containsKey(api);
    }

    private void take(String name, @Nullable Object value) {
        SField field = object.field(hub.api(name)).orElseThrow(() -> unknown(name));
        if (creating ? !field.createable() : !field.updateable()) {
            throw TrackerFailure.ofField(name, readOnly(name, field));
        }
        Object taken = new FieldValue(object, field, name).of(owned(name, field, value));
        if (name.equals("summary")
                && creating
                && (taken == null || taken.toString().isBlank())) {
            throw TrackerFailure.ofField(
                    name,
                    "The summary is empty, and nobody could tell the new %s from others. Assign one in the rule."
                            .formatted(object.label()));
        }
        put(name, field, taken);
    }

    /** Owners are people or queues, under three names of which a rule may use one. */
    private @Nullable Object owned(String name, SField field, @Nullable Object value) {
        if (!field.name().equals("OwnerId") || value == null) {
            return value;
        }
        return name.equals(HubNames.QUEUE) ? owners.queue(name, value) : owners.person(name, value);
    }

    private void put(String name, SField field, @Nullable Object value) {
        String before = names.get(field.name());
        boolean empty = field.name().equals("OwnerId") && value == null;
        if (before != null && !Objects.equals(body.get(field.name()), value) && !empty) {
            throw TrackerFailure.ofField(
                    name,
                    "'%s' and '%s' are one field of Salesforce, %s, and were assigned different values. Assign one of them in the rule."
                            .formatted(before, name, field.name()));
        }
        if (!empty) {
            body.put(field.name(), value);
            names.put(field.name(), name);
        }
    }

    private TrackerFailure unknown(String name) {
        Optional<String> close = object.all().stream()
                .filter(field ->
                        field.label().equalsIgnoreCase(name) || field.name().equalsIgnoreCase(name + "__c"))
                .map(SField::name)
                .findFirst();
        String hint = name.equals("customFields")
                ? "Custom fields of Salesforce are fields like others: assign entity.Floor__c and the like."
                : close.map("Did you mean %s?"::formatted)
                        .orElse("Check its API name; if it is there, let the Salesforce administrator make it visible"
                                + " in field-level security (Setup, Permission Sets, Object Settings).");
        return TrackerFailure.ofField(
                name, "%s has no field '%s' that the acting user sees. %s".formatted(object.name(), name, hint));
    }

    private String readOnly(String name, SField field) {
        if (field.calculated() || field.numbered()) {
            return "'%s' is %s in Salesforce and cannot be assigned. Take the line out of the rule."
                    .formatted(name, field.calculated() ? "a formula" : "numbered by itself");
        }
        if (field.createable()) {
            return "'%s' can be assigned on a first sync only: Salesforce keeps it from then on.".formatted(name);
        }
        boolean system = field.name().matches("Id|Created.*|LastModified.*|SystemModstamp|IsDeleted|IsClosed|.*Date");
        return system && !field.custom()
                ? "Salesforce sets '%s' itself. Take the line that assigns it out of the rule.".formatted(name)
                : "'%s' is read-only for the acting user. Let the Salesforce administrator tick Edit for %s in field-level security, or take the line out of the rule."
                        .formatted(name, field.name());
    }

    private String missing(SField field) {
        return "A %s needs '%s' (%s). Assign it in the rule.".formatted(object.label(), field.name(), field.label());
    }
}
