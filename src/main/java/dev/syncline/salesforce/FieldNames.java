package dev.syncline.salesforce;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Which name a rule used for a field that Salesforce speaks of.
 *
 * @param used lower-case API name to that name
 */
record FieldNames(Map<String, String> used) {

    FieldNames {
        used = Map.copyOf(used);
    }

    static FieldNames none() {
        return new FieldNames(Map.of());
    }

    /** Of API names to the names a rule used. */
    static FieldNames of(Map<String, String> names) {
        Map<String, String> lower = new LinkedHashMap<>();
        names.forEach((api, used) -> lower.put(api.toLowerCase(Locale.ROOT), used));
        return new FieldNames(lower);
    }

    /** And one field that goes by its own name. */
    FieldNames with(String api) {
        Map<String, String> more = new LinkedHashMap<>(used);
        more.put(api.toLowerCase(Locale.ROOT), api);
        return new FieldNames(more);
    }

    /** The name that stands for a field of Salesforce in what a rule assigned; its own where the rule used that. */
    String of(String api) {
        return used.getOrDefault(api.toLowerCase(Locale.ROOT), api);
    }
}
