package dev.syncline.redmine;

import dev.syncline.connector.TrackerFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which value a custom field was given that Redmine did not take, and what it takes: its own sentences name the field only.
 *
 * <p>Looked up when it was refused and not before: a list may have grown since, and what an issue has already stays allowed.
 */
record CustomRefusal(Names names, @Nullable Object assigned) {

    <T> T of(Supplier<T> write) {
        try {
            return write.get();
        } catch (TrackerFailure failure) {
            throw explained(failure);
        }
    }

    private TrackerFailure explained(TrackerFailure failure) {
        String said = failure.fields().get("customFields");
        if (said == null || !(assigned instanceof Map<?, ?> values)) {
            return failure;
        }
        Map<String, String> given = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (isAbout(said, String.valueOf(name))) {
                given.put("customFields." + name, sentence(String.valueOf(name), value));
            }
        });
        if (given.isEmpty()) {
            return failure;
        }
        String message = failure.getMessage() + " " + String.join(" ", given.values());
        given.replaceAll((field, sentence) -> message);
        return new TrackerFailure(failure.kind(), message, given, null, failure);
    }

    /** Whether one of the sentences begins with the name, which no language translates. */
    private static boolean isAbout(String said, String name) {
        return (". " + said)
                .toLowerCase(Locale.ROOT)
                .contains(". " + name.strip().toLowerCase(Locale.ROOT) + " ");
    }

    private String sentence(String name, @Nullable Object value) {
        Object text = CustomInput.text(value);
        List<?> given = text instanceof List<?> list ? list : List.of(text);
        List<JsonNode> known = names.customFieldsNow();
        List<String> choices = choices(known, name);
        List<?> strange = given.stream()
                .filter(each -> !choices.contains(each.toString()))
                .toList();
        String start = "Custom field '%s' was given '%s'"
                .formatted(
                        name,
                        String.join(
                                "', '", strange.stream().map(String::valueOf).toList()));
        if (!choices.isEmpty()) {
            return start + " and takes: " + String.join(", ", choices) + ".";
        }
        return start
                + (known.isEmpty()
                        ? "; Redmine shows what it takes to administrators only, under Administration, Custom fields."
                        : ".");
    }

    private static List<String> choices(List<JsonNode> known, String name) {
        List<String> choices = new ArrayList<>();
        for (JsonNode field : known) {
            if (RedmineApi.text(field, "name").equalsIgnoreCase(name.strip())) {
                field.path("possible_values").forEach(each -> choices.add(RedmineApi.text(each, "value")));
            }
        }
        return choices;
    }
}
