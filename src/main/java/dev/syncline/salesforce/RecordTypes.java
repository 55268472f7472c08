package dev.syncline.salesforce;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.WrongFields;
import dev.syncline.connector.http.Remembered;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What each record type takes in a restricted picklist. A picklist that is not restricted takes any value through the
 * API, whatever its record types show to people.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_picklist_values_collection.htm">Picklist values</a>
 */
final class RecordTypes {

    private static final String FIELD = "RecordTypeId";

    private final SalesforceApi api;
    private final Remembered<JsonNode> told;

    RecordTypes(SalesforceApi api, Clock clock) {
        this.api = api;
        this.told = new Remembered<>(
                clock,
                path -> api.find(path)
                        .map(each -> each.path("picklistFieldValues"))
                        .orElseGet(MissingNode::getInstance));
    }

    /**
     * Refuses values that the record's type does not take.
     *
     * @param id of the record; null for a new one
     * @throws TrackerFailure of kind VALIDATION that names the record type, the value and those it takes
     */
    void judge(SObject object, FieldInput input, @Nullable String id) {
        List<SField> picklists = object.all().stream()
                .filter(field -> field.restricted() && input.body().get(field.name()) != null)
                .toList();
        if (picklists.isEmpty() || !object.has(FIELD)) {
            return;
        }
        String type = typeOf(object, input.body(), id);
        WrongFields wrong = new WrongFields();
        for (SField field : type.isEmpty() ? List.<SField>of() : picklists) {
            String name = input.names().of(field.name());
            wrong.take(name, () -> judge(object, type, field, name, input.body().get(field.name())));
        }
        wrong.refuse();
    }

    /** The refusal in words that name the record type; the same one where that has nothing to do with it. */
    TrackerFailure explain(TrackerFailure refused, SObject object, FieldInput input, @Nullable String id) {
        if (refused.kind() != TrackerFailure.Kind.VALIDATION || refused.fields().isEmpty()) {
            return refused;
        }
        try {
            judge(object, input, id);
            return refused;
        } catch (TrackerFailure better) {
            return better.kind() == TrackerFailure.Kind.VALIDATION ? better : refused;
        }
    }

    private void judge(SObject object, String type, SField field, String name, @Nullable Object value) {
        List<String> taken = values(object, type, field);
        List<String> misfits = Stream.of(String.valueOf(value).split(";"))
                .filter(each -> !taken.contains(each))
                .toList();
        if (!taken.isEmpty() && !misfits.isEmpty()) {
            throw TrackerFailure.ofChoice(
                    name,
                    taken,
                    "'%s' is no value that %s takes in records of the type '%s'; use one of %s. Change the rule, or let the Salesforce administrator add the value to the record type."
                            .formatted(
                                    String.join("', '", misfits),
                                    name,
                                    object.nameOfRecordType(type),
                                    String.join(", ", taken)));
        }
    }

    private String typeOf(SObject object, Map<String, @Nullable Object> body, @Nullable String id) {
        Object assigned = body.get(FIELD);
        if (assigned != null) {
            return assigned.toString();
        }
        if (id == null) {
            return object.usualRecordType();
        }
        return api.query("SELECT %s FROM %s WHERE Id = %s".formatted(FIELD, object.name(), Soql.quoted(id))).stream()
                .map(row -> Json.text(row, FIELD))
                .findFirst()
                .orElse("");
    }

    private List<String> values(SObject object, String type, SField field) {
        List<String> values = new ArrayList<>();
        told.get("/ui-api/object-info/%s/picklist-values/%s".formatted(object.name(), type))
                .path(field.name())
                .path("values")
                .forEach(each -> values.add(each.path("value").asString("")));
        return values;
    }
}
