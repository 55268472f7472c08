package dev.syncline.salesforce.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A field of an object, as describe shows it; put together step by step. */
final class SimField {

    final String name;
    final String label;
    final String type;
    int length;
    boolean nillable = true;
    boolean createable = true;
    boolean updateable = true;
    boolean unique;
    boolean externalId;
    boolean restricted;
    boolean calculated;
    boolean autoNumber;
    boolean nameField;
    boolean html;
    boolean filterable = true;
    boolean hidden;
    List<String> values = List.of();
    List<String> referenceTo = List.of();
    /** Record type to the values it takes; one that is not there takes all. */
    final Map<String, List<String>> ofRecordTypes = new ConcurrentHashMap<>();

    @Nullable
    String relationship;

    @Nullable
    Object initial;

    SimField(String name, String label, String type) {
        this.name = name;
        this.label = label;
        this.type = type;
        this.filterable = !type.equals("textarea") && !type.equals("base64");
    }

    SimField most(int characters) {
        this.length = characters;
        return this;
    }

    SimField required() {
        this.nillable = false;
        return this;
    }

    SimField readOnly() {
        this.createable = false;
        this.updateable = false;
        return this;
    }

    SimField onCreateOnly() {
        this.updateable = false;
        return this;
    }

    SimField key() {
        this.unique = true;
        this.externalId = true;
        return this;
    }

    SimField formula() {
        this.calculated = true;
        return readOnly();
    }

    SimField numbered() {
        this.autoNumber = true;
        this.nameField = true;
        return readOnly();
    }

    SimField naming() {
        this.nameField = true;
        return this;
    }

    SimField richText() {
        this.html = true;
        return this;
    }

    SimField restricted() {
        this.restricted = true;
        return this;
    }

    SimField starting(Object value) {
        this.initial = value;
        return this;
    }

    SimField of(String... choices) {
        this.values = List.of(choices);
        return this;
    }

    SimField to(String relationshipName, String... types) {
        this.relationship = relationshipName;
        this.referenceTo = List.of(types);
        return this;
    }

    Map<String, Object> describe() {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", name);
        described.put("label", label);
        described.put("type", type);
        described.put("length", length);
        described.put("byteLength", length * 3);
        described.put("nillable", nillable);
        described.put("createable", createable);
        described.put("updateable", updateable);
        described.put("defaultedOnCreate", initial != null || type.equals("boolean"));
        described.put("unique", unique);
        described.put("externalId", externalId);
        described.put("idLookup", externalId || name.equals("Id"));
        described.put("restrictedPicklist", restricted);
        described.put("calculated", calculated);
        described.put("autoNumber", autoNumber);
        described.put("nameField", nameField);
        described.put("htmlFormatted", html);
        described.put("filterable", filterable);
        described.put("sortable", filterable);
        described.put("custom", name.endsWith("__c"));
        described.put("referenceTo", referenceTo);
        described.put("dependentPicklist", false);
        described.put("picklistValues", picklist());
        described.put("polymorphicForeignKey", referenceTo.size() > 1);
        if (relationship != null) {
            described.put("relationshipName", relationship);
        }
        return described;
    }

    List<Map<String, Object>> picklist() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (String value : values) {
            String[] both = value.split("=", 2);
            list.add(Map.of(
                    "value",
                    both[0],
                    "label",
                    both.length < 2 ? both[0] : both[1],
                    "active",
                    !both[0].startsWith("Old"),
                    "defaultValue",
                    both[0].equals(initial)));
        }
        return list;
    }

    boolean takes(String value, String recordType) {
        List<String> only = ofRecordTypes.get(recordType);
        return takes(value) && (only == null || only.contains(value));
    }

    boolean takes(String value) {
        return values.stream().anyMatch(each -> each.split("=", 2)[0].equals(value));
    }
}
