package dev.syncline.salesforce;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerSettings;
import java.util.Arrays;
import java.util.List;

/**
 * What of the org is synchronised.
 *
 * @param types API names of objects, the usual one first
 * @param keyField API name of the field that recognises what this node created
 * @param posts whether new comments of cases become Chatter posts
 */
record Scope(List<String> types, String keyField, boolean posts) {

    static final String KEY_FIELD = "Syncline_Key__c";
    static final String CASE = "Case";
    static final String COMMENTS = "Case comments";
    static final String POSTS = "Chatter posts";
    private static final String NAME = "[A-Za-z][A-Za-z0-9_]{0,79}";

    static Scope of(TrackerSettings settings) {
        List<String> types = Arrays.stream(settings.get("objects").orElse(CASE).split("[,;\\s]+"))
                .filter(each -> !each.isEmpty())
                .map(each -> named("objects", each))
                .distinct()
                .toList();
        String keyField =
                named("keyField", settings.get("keyField").orElse(KEY_FIELD).strip());
        return new Scope(
                types, keyField, settings.get("newComments").orElse(COMMENTS).equals(POSTS));
    }

    /** The object of this name; capitals do not count. */
    String need(String type) {
        return types.stream()
                .filter(type::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new TrackerFailure(
                        TrackerFailure.Kind.VALIDATION,
                        "This node does not synchronise '%s'. Use one of %s, or add the object under General settings, Tracker."
                                .formatted(type, String.join(", ", types))));
    }

    private static String named(String setting, String typed) {
        if (!typed.matches(NAME)) {
            throw TrackerFailure.ofField(
                    setting, "'%s' is no API name. Enter one such as Case or Repair_Order__c.".formatted(typed));
        }
        return typed;
    }
}
