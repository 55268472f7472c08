package dev.syncline.salesforce.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object of the org with its fields; names are case-insensitive, as in Salesforce. */
final class SimType {

    final String name;
    final String prefix;
    boolean createable = true;
    boolean updateable = true;
    boolean visible = true;
    private final Map<String, SimField> fields = new LinkedHashMap<>();

    SimType(String name, String prefix) {
        this.name = name;
        this.prefix = prefix;
        add(new SimField("Id", name + " ID", "id").most(18).required().readOnly());
        add(new SimField("IsDeleted", "Deleted", "boolean").required().readOnly());
        for (String moment : List.of("CreatedDate", "LastModifiedDate", "SystemModstamp")) {
            add(new SimField(moment, moment, "datetime").required().readOnly());
        }
        for (String by : List.of("CreatedBy", "LastModifiedBy")) {
            add(new SimField(by + "Id", by, "reference").most(18).readOnly().to(by, "User"));
        }
    }

    SimType add(SimField... more) {
        for (SimField field : more) {
            fields.put(field.name.toLowerCase(Locale.ROOT), field);
        }
        return this;
    }

    @Nullable
    SimField field(String named) {
        return fields.get(named.toLowerCase(Locale.ROOT));
    }

    /** A field that the acting user may see. */
    SimField visibleField(String named) {
        SimField field = field(named);
        if (field == null || field.hidden) {
            throw SimError.bad(
                    "INVALID_FIELD", "No such column '%s' on sobject of type %s".formatted(named, name), named);
        }
        return field;
    }

    List<SimField> visibleFields() {
        return fields.values().stream().filter(field -> !field.hidden).toList();
    }

    List<SimField> uniqueFields() {
        return fields.values().stream().filter(field -> field.unique).toList();
    }

    @Nullable
    SimField byRelationship(String relationship) {
        return fields.values().stream()
                .filter(field -> relationship.equalsIgnoreCase(field.relationship))
                .findFirst()
                .orElse(null);
    }

    Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("name", name);
        summary.put("label", name);
        summary.put("keyPrefix", prefix);
        summary.put("custom", name.endsWith("__c"));
        summary.put("queryable", true);
        summary.put("retrieveable", true);
        summary.put("createable", createable);
        summary.put("updateable", updateable);
        summary.put("deletable", true);
        summary.put("feedEnabled", name.equals("Case") || name.equals("Account"));
        return summary;
    }

    Map<String, Object> describe(List<Map<String, Object>> recordTypes) {
        Map<String, Object> described = summary();
        List<Map<String, Object>> all = new ArrayList<>();
        visibleFields().forEach(field -> all.add(field.describe()));
        described.put("fields", all);
        described.put("recordTypeInfos", recordTypes);
        return described;
    }
}
