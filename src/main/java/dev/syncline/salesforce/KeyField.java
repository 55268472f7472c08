package dev.syncline.salesforce;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import java.util.Optional;

/** The field by which Salesforce itself keeps a create from being made twice. */
final class KeyField {

    private KeyField() {}

    static SField of(SObject object, Scope scope) {
        String objection = objection(object, scope).orElse(null);
        if (objection != null) {
            throw new TrackerFailure(Kind.FORBIDDEN, objection + " " + remedy(object, scope));
        }
        return object.field(scope.keyField()).orElseThrow();
    }

    /** Why it cannot be used; empty when it can. */
    static Optional<String> objection(SObject object, Scope scope) {
        String name = scope.keyField();
        Optional<SField> field = object.field(name);
        if (field.isEmpty()) {
            return Optional.of(
                    "%s has no field '%s' that the acting user sees; without it a create whose answer was lost could be made twice."
                            .formatted(object.name(), name));
        }
        if (!field.get().unique() || !field.get().externalId()) {
            return Optional.of(
                    "The field '%s' of %s is not marked as unique external ID.".formatted(name, object.name()));
        }
        return field.get().createable()
                ? Optional.empty()
                : Optional.of(
                        "The field '%s' of %s cannot be written by the acting user.".formatted(name, object.name()));
    }

    static String remedy(SObject object, Scope scope) {
        return "In Salesforce, Setup, Object Manager, %s, Fields & Relationships, make a text field of 64 characters with the API name %s, tick Unique and External ID, and grant Read and Edit on it in the acting user's permission set."
                .formatted(object.label().isEmpty() ? object.name() : object.label(), scope.keyField());
    }
}
