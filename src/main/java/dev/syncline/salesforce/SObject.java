package dev.syncline.salesforce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An object as the org describes it to the acting user.
 *
 * @param prefix first three characters of its records' ids
 * @param fields by lower-case name, in the order of the describe
 * @param recordTypes name or developer name to id, those the acting user may use
 * @param usualRecordType id of the one that a new record gets where none is assigned; empty where there are none
 */
record SObject(
        String name,
        String label,
        String prefix,
        boolean createable,
        boolean updateable,
        Map<String, SField> fields,
        Map<String, String> recordTypes,
        String usualRecordType) {

    static SObject of(JsonNode told) {
        Map<String, SField> fields = new LinkedHashMap<>();
        for (JsonNode each : told.path("fields")) {
            SField field = SField.of(each);
            fields.put(field.name().toLowerCase(Locale.ROOT), field);
        }
        Map<String, String> recordTypes = new LinkedHashMap<>();
        String usual = "";
        for (JsonNode each : told.path("recordTypeInfos")) {
            if (each.path("available").asBoolean(true) && each.path("active").asBoolean(true)) {
                String id = each.path("recordTypeId").asString("");
                recordTypes.put(each.path("name").asString(""), id);
                recordTypes.putIfAbsent(each.path("developerName").asString(""), id);
                usual = each.path("defaultRecordTypeMapping").asBoolean(false) ? id : usual;
            }
        }
        return new SObject(
                told.path("name").asString(""),
                told.path("label").asString(""),
                told.path("keyPrefix").asString(""),
                told.path("createable").asBoolean(false),
                told.path("updateable").asBoolean(false),
                fields,
                recordTypes,
                usual);
    }

    /** By API name, in which capitals do not count. */
    Optional<SField> field(String named) {
        return Optional.ofNullable(fields.get(named.toLowerCase(Locale.ROOT)));
    }

    boolean has(String named) {
        return fields.containsKey(named.toLowerCase(Locale.ROOT));
    }

    List<SField> all() {
        return new ArrayList<>(fields.values());
    }

    /** The field by which people know a record: its number or its name. */
    String keyField() {
        if (has("CaseNumber")) {
            return "CaseNumber";
        }
        return fields.values().stream()
                .filter(SField::naming)
                .map(SField::name)
                .findFirst()
                .orElse("Id");
    }

    /** What people call a record type. */
    String nameOfRecordType(String id) {
        return recordTypes.entrySet().stream()
                .filter(each -> each.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(id);
    }

    /** The id of a record type by its name or developer name. */
    Optional<String> recordType(String named) {
        return recordTypes.entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(named.strip()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
