package dev.syncline.salesforce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A field as the org describes it to the acting user; hidden ones are not described at all.
 *
 * @param restricted whether Salesforce refuses a value that the picklist, or the record type, does not have
 * @param choices active values of a picklist, with what people call them
 * @param referenceTo objects it may point to
 * @param relationship how its target is called in queries; empty for none
 */
record SField(
        String name,
        String label,
        String type,
        int length,
        boolean nillable,
        boolean createable,
        boolean updateable,
        boolean defaulted,
        boolean unique,
        boolean externalId,
        boolean calculated,
        boolean numbered,
        boolean naming,
        boolean html,
        boolean filterable,
        boolean custom,
        boolean restricted,
        Map<String, String> choices,
        List<String> referenceTo,
        String relationship) {

    private static final Set<String> TEXTS =
            Set.of("string", "textarea", "email", "phone", "url", "combobox", "encryptedstring");
    private static final Set<String> NUMBERS = Set.of("int", "long", "double", "currency", "percent");

    /**
     * Reads one entry of a describe.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesobjects_describesobjectresult.htm">Field</a>
     */
    static SField of(JsonNode told) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (JsonNode choice : told.path("picklistValues")) {
            if (choice.path("active").asBoolean(true)) {
                choices.put(
                        choice.path("value").asString(""), choice.path("label").asString(""));
            }
        }
        List<String> targets = new ArrayList<>();
        told.path("referenceTo").forEach(each -> targets.add(each.asString("")));
        return new SField(
                told.path("name").asString(""),
                told.path("label").asString(""),
                told.path("type").asString("string"),
                told.path("length").asInt(0),
                is(told, "nillable"),
                is(told, "createable"),
                is(told, "updateable"),
                is(told, "defaultedOnCreate"),
                is(told, "unique"),
                is(told, "externalId"),
                is(told, "calculated"),
                is(told, "autoNumber"),
                is(told, "nameField"),
                is(told, "htmlFormatted") && told.path("type").asString("").equals("textarea"),
                told.path("filterable").asBoolean(true),
                is(told, "custom"),
                is(told, "restrictedPicklist"),
                choices,
                targets,
                told.path("relationshipName").asString(""));
    }

    boolean isText() {
        return TEXTS.contains(type);
    }

    boolean isNumber() {
        return NUMBERS.contains(type);
    }

    boolean isPicklist() {
        return type.equals("picklist") || type.equals("multipicklist");
    }

    boolean isReference() {
        return type.equals("reference") || type.equals("id");
    }

    boolean writable() {
        return createable || updateable;
    }

    /** Whether a record cannot be made without it. */
    boolean required() {
        return createable && !nillable && !defaulted && !type.equals("boolean");
    }

    /** The value of a picklist that is written or called like this. */
    Optional<String> choice(String typed) {
        String word = typed.strip();
        return choices.keySet().stream()
                .filter(word::equalsIgnoreCase)
                .findFirst()
                .or(() -> choices.entrySet().stream()
                        .filter(each -> word.equalsIgnoreCase(each.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst());
    }

    private static boolean is(JsonNode told, String part) {
        return told.path(part).asBoolean(false);
    }
}
