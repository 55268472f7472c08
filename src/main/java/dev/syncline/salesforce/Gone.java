package dev.syncline.salesforce;

import static dev.syncline.salesforce.Json.text;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.item.ItemRef;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Says what became of a record that cannot be written any more: deleted, merged into another one, or hidden. */
final class Gone {

    /** The relationship to the record that goes on after a merge; cases, contacts, leads and accounts have it. */
    private static final String MASTER = "MasterRecord";

    private final SalesforceApi api;

    Gone(SalesforceApi api) {
        this.api = api;
    }

    TrackerFailure of(ItemRef ref, SObject object, TrackerFailure failure) {
        Optional<JsonNode> row = row(ref, object);
        if (row.isEmpty() || !row.get().path("IsDeleted").asBoolean(false)) {
            return new TrackerFailure(
                    Kind.NOT_FOUND,
                    "%s %s is not there any more, or not for the acting user. Share it with the user, or take the item off sync. (%s)"
                            .formatted(object.label(), ref.key(), failure.getMessage()));
        }
        Optional<ItemRef> into = successor(row.get(), object);
        return TrackerFailure.ofGone(
                into.map(kept ->
                                "%s %s was merged into %s (%s/%s) and is gone. Take the item off sync, and connect %s instead."
                                        .formatted(
                                                object.label(),
                                                ref.key(),
                                                kept.key(),
                                                api.address(),
                                                kept.id(),
                                                kept.key()))
                        .orElseGet(() ->
                                "%s %s was deleted in Salesforce. Restore it from the recycle bin there, or take the item off sync."
                                        .formatted(object.label(), ref.key())),
                new TrackerFailure.Departure(ref, into.orElse(null)));
    }

    /** The record that a merge left of one that is gone, called by its id where its number or name is not to be read. */
    Optional<ItemRef> mergedInto(ItemRef ref, SObject object) {
        return object.has(MASTER + "Id") ? row(ref, object).flatMap(row -> successor(row, object)) : Optional.empty();
    }

    private Optional<JsonNode> row(ItemRef ref, SObject object) {
        String master = object.has(MASTER + "Id") ? ", %1$sId, %1$s.".formatted(MASTER) + object.keyField() : "";
        return object.has("IsDeleted")
                ? api
                        .queryAll("SELECT Id, IsDeleted%s FROM %s WHERE Id = %s"
                                .formatted(master, object.name(), Soql.quoted(ref.id())))
                        .stream()
                        .findFirst()
                : Optional.empty();
    }

    private Optional<ItemRef> successor(JsonNode row, SObject object) {
        String id = text(row, MASTER + "Id");
        String key = text(row.path(MASTER), object.keyField());
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new ItemRef(
                        RecordItems.TRACKER,
                        api.session().org(),
                        object.name(),
                        SalesforceIds.whole(id),
                        key.isEmpty() ? id : key));
    }
}
