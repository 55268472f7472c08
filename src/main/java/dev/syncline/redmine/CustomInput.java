package dev.syncline.redmine;

import dev.syncline.connector.TrackerFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Custom fields by name, as Redmine takes them by number. */
record CustomInput(List<Named> fields, Names names) {

    List<Map<String, Object>> input(@Nullable Object assigned) {
        List<Map<String, Object>> all = new ArrayList<>();
        if (assigned instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                Named field =
                        Named.find(known(), String.valueOf(name)).orElseThrow(() -> unknown(String.valueOf(name)));
                Map<String, Object> each = new LinkedHashMap<>();
                each.put("id", field.id());
                each.put("value", text(value));
                all.add(each);
            });
        }
        return all;
    }

    /** Those of the issue; where it shows none yet, those an administrator sees. */
    private List<Named> known() {
        if (!fields.isEmpty()) {
            return fields;
        }
        return names.customFields().stream()
                .map(each -> new Named(each.path("id").asString(""), RedmineApi.text(each, "name")))
                .toList();
    }

    private TrackerFailure unknown(String name) {
        return TrackerFailure.ofField(
                "customFields." + name,
                "The issue has no custom field '%s' in Redmine; it has: %s. Switch it on for the tracker and the project, or take it out of the rule."
                        .formatted(name, String.join(", ", Named.names(known()))));
    }

    /** As Redmine takes it: a text, or a list of texts. */
    static Object text(@Nullable Object value) {
        Object plain = value instanceof Map<?, ?> map && map.containsKey("value") ? map.get("value") : value;
        if (plain instanceof Iterable<?> list) {
            List<Object> texts = new ArrayList<>();
            list.forEach(each -> texts.add(text(each)));
            return texts;
        }
        if (plain instanceof Boolean yes) {
            return yes ? "1" : "0";
        }
        return IssueInput.textOf(plain);
    }
}
