package dev.syncline.salesforce.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /ui-api/object-info/<object>/picklist-values/<record type>}: what a record type shows in each picklist.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_picklist_values_collection.htm">Picklist values</a>
 */
final class PicklistResource {

    private final Org org;

    PicklistResource(Org org) {
        this.org = org;
    }

    Reply answer(Call call) {
        SimType type = org.type(call.at(2));
        String recordType = call.at(4);
        boolean known =
                org.recordTypes(type.name).stream().anyMatch(each -> recordType.equals(each.get("recordTypeId")));
        if (!call.at(1).equals("object-info") || !call.at(3).equals("picklist-values") || !known) {
            throw new SimError(404, "NOT_FOUND", "The requested resource does not exist");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        type.visibleFields().stream()
                .filter(field -> field.type.endsWith("picklist"))
                .forEach(field -> fields.put(field.name, Map.of("values", values(field, recordType))));
        return Reply.ok(Map.of("picklistFieldValues", fields));
    }

    private static List<Map<String, Object>> values(SimField field, String recordType) {
        return field.picklist().stream()
                .filter(each -> Boolean.TRUE.equals(each.get("active")))
                .filter(each -> field.takes(String.valueOf(each.get("value")), recordType))
                .map(each -> Map.of("label", each.get("label"), "value", each.get("value"), "validFor", List.of()))
                .toList();
    }
}
