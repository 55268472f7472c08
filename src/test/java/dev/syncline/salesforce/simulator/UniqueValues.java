package dev.syncline.salesforce.simulator;

import dev.syncline.salesforce.simulator.SoqlQuery.And;
import dev.syncline.salesforce.simulator.SoqlQuery.Compare;
import dev.syncline.salesforce.simulator.SoqlQuery.Where;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which rows ever had a value of a unique field, so that an org of 100,000 rows need not look at all of them. */
final class UniqueValues {

    private final Map<String, Set<String>> ids = new HashMap<>();

    void add(SimType type, Map<String, @Nullable Object> row) {
        for (SimField field : type.uniqueFields()) {
            Object value = row.get(field.name);
            if (value != null) {
                ids.computeIfAbsent(key(type, field, value), each -> new LinkedHashSet<>())
                        .add(String.valueOf(row.get("Id")));
            }
        }
    }

    /** Ids of rows that may have the value; null where all rows must be looked at. */
    @Nullable
    Set<String> of(SimType type, SimField field, Object value) {
        if (field.name.equals("Id")) {
            return SimIds.isId(value.toString()) ? Set.of(SimIds.whole(value.toString())) : Set.of();
        }
        return field.unique ? ids.getOrDefault(key(type, field, value), Set.of()) : null;
    }

    /** Ids of rows that may fulfil a condition; null where all rows must be looked at. */
    @Nullable
    Set<String> of(SimType type, @Nullable Where where) {
        for (Where part : where instanceof And and ? and.parts() : where == null ? List.<Where>of() : List.of(where)) {
            Set<String> found = part instanceof Compare compare ? of(type, compare) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Set<String> of(SimType type, Compare compare) {
        SimField field = type.field(compare.field());
        boolean equal = compare.operator().equals("=") || compare.operator().equals("IN");
        if (field == null || !equal || compare.inner() != null) {
            return null;
        }
        Set<String> all = new LinkedHashSet<>();
        for (String word : compare.values()) {
            Set<String> found = word.startsWith("'") ? of(type, field, word.substring(1)) : null;
            if (found == null) {
                return null;
            }
            all.addAll(found);
        }
        return all;
    }

    private static String key(SimType type, SimField field, Object value) {
        return type.name + "." + field.name + "=" + value.toString().toLowerCase(Locale.ROOT);
    }
}
