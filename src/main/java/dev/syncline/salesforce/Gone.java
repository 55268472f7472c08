package dev.syncline.salesforce;

import static dev.syncline.salesforce.Json.text;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.item.ItemRef;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Says what became of a record that cannot be written any more: deleted, merged into another one, or hidden. */
final class Gone {

    private final SalesforceApi api;

    Gone(SalesforceApi api) {
        this.api = api;
    }

    TrackerFailure of(ItemRef ref, SObject object, TrackerFailure failure) {
        List<JsonNode> rows = rows(ref, object);
        if (rows.isEmpty() || !rows.get(0).path("IsDeleted").asBoolean(false)) {
            return gone(
                    "%s %s is not there any more, or not for the acting user. Share it with the user, or take the item off sync. (%s)"
                            .formatted(object.label(), ref.key(), failure.getMessage()));
        }
        String into = text(rows.get(0), "MasterRecordId");
        return gone(
                into.isEmpty()
                        ? "%s %s was deleted in Salesforce. Restore it from the recycle bin there, or take the item off sync."
                                .formatted(object.label(), ref.key())
                        : "%s %s was merged into the record %s and is gone. Take the item off sync, and connect that record instead."
                                .formatted(object.label(), ref.key(), into));
    }

    /** Id of the record that goes on in place of one that was merged; empty when it was not, or nobody can tell. */
    String mergedInto(ItemRef ref, SObject object) {
        List<JsonNode> rows = object.has("MasterRecordId") ? rows(ref, object) : List.of();
        return rows.isEmpty() ? "" : text(rows.get(0), "MasterRecordId");
    }

    private List<JsonNode> rows(ItemRef ref, SObject object) {
        String master = object.has("MasterRecordId") ? ", MasterRecordId" : "";
        return object.has("IsDeleted")
                ? api.queryAll("SELECT Id, IsDeleted%s FROM %s WHERE Id = %s"
                        .formatted(master, object.name(), Soql.quoted(ref.id())))
                : List.of();
    }

    private static TrackerFailure gone(String sentence) {
        return new TrackerFailure(Kind.NOT_FOUND, sentence);
    }
}
