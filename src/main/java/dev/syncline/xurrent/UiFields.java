package dev.syncline.xurrent;

import static dev.syncline.xurrent.XurrentApi.text;

import dev.syncline.connector.EntityDescription;
import dev.syncline.connector.EntityDescription.Field;
import dev.syncline.connector.EntityDescription.FieldType;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Custom fields, which belong to the UI extensions of request templates.
 *
 * <p>The form definition's shape is not published; whatever in it has an id and a label counts as a field, and what has
 * options as a choice. A field that no definition shows is passed on as it is, for Xurrent to judge.
 */
final class UiFields {

    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final int MOST_PAGES = 20;

    private final XurrentApi api;
    private final References references;
    private @Nullable Known known;

    /** Template id to its fields. */
    private record Known(Map<String, List<Field>> templates, Instant since) {}

    UiFields(XurrentApi api, References references) {
        this.api = api;
        this.references = references;
    }

    /** Fields of all templates, each id once. */
    List<Field> all() {
        Map<String, Field> all = new LinkedHashMap<>();
        known().templates()
                .values()
                .forEach(fields -> fields.forEach(field -> all.merge(field.name(), field, UiFields::either)));
        return List.copyOf(all.values());
    }

    /** A field that several templates have: what either takes, and of the labels those that no template contradicts. */
    private static Field either(Field one, Field other) {
        Map<String, String> labelled = new LinkedHashMap<>(other.labelled());
        labelled.putAll(one.labelled());
        boolean free = one.choices().isEmpty() || other.choices().isEmpty();
        Map<String, String> labels = new LinkedHashMap<>(labelled);
        labels.entrySet().removeIf(each -> contradicts(one, each) || contradicts(other, each));
        return new Field(
                one.name(),
                one.displayName(),
                free ? FieldType.TEXT : FieldType.CHOICE,
                false,
                true,
                true,
                free ? List.of() : List.copyOf(labelled.keySet()),
                free ? Map.of() : labels,
                null);
    }

    /** Whether a template has this value under another label, or this label for another value. */
    private static boolean contradicts(Field field, Map.Entry<String, String> choice) {
        return field.labelled().entrySet().stream()
                .anyMatch(each ->
                        each.getKey().equals(choice.getKey()) != each.getValue().equalsIgnoreCase(choice.getValue()));
    }

    /** Values by id or label, as CustomFieldInput. */
    List<Map<String, @Nullable Object>> input(@Nullable Object template, @Nullable Object value) {
        List<Map<String, @Nullable Object>> input = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            List<Field> fields = fields(template);
            map.forEach((name, each) -> input.add(one(fields, String.valueOf(name), each)));
        }
        return input;
    }

    private static Map<String, @Nullable Object> one(List<Field> fields, String name, @Nullable Object wrapped) {
        Object value = wrapped instanceof Map<?, ?> map && map.containsKey("value") ? map.get("value") : wrapped;
        Optional<Field> field = new EntityDescription("", "", fields).fieldCalled(name);
        if (field.isEmpty() && !fields.isEmpty()) {
            throw TrackerFailure.ofField(
                    "customFields",
                    "The UI extension of the template has no field '%s'; it has %s. Use one of these in the rule."
                            .formatted(name, fields.stream().map(Field::name).toList()));
        }
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("id", field.map(Field::name).orElse(name));
        one.put("value", field.map(each -> choice(each, value)).orElse(value));
        return one;
    }

    private static @Nullable Object choice(Field field, @Nullable Object value) {
        if (value == null || field.choices().isEmpty()) {
            return value;
        }
        String typed = value instanceof Map<?, ?> map ? String.valueOf(map.get("id")) : value.toString();
        return field.choices().stream()
                .filter(typed::equals)
                .findFirst()
                .or(() -> field.choices().stream()
                        .filter(choice -> typed.equalsIgnoreCase(field.labels().get(choice)))
                        .findFirst())
                .orElseThrow(() -> TrackerFailure.ofField(
                        "customFields",
                        "'%s' is no value of the custom field '%s'. Use one of %s."
                                .formatted(typed, field.displayName(), String.join(", ", field.choices()))));
    }

    /** Fields of one template, given by its id or number; none where that is null or shows no fields. */
    List<Field> fields(@Nullable Object template) {
        String id = references.id("templateId", template);
        return id == null ? List.of() : known().templates().getOrDefault(id, List.of());
    }

    private synchronized Known known() {
        Known before = known;
        if (before == null || before.since().plus(GOOD_FOR).isBefore(api.now())) {
            before = new Known(read(), api.now());
            known = before;
        }
        return before;
    }

    private Map<String, List<Field>> read() {
        Map<String, List<Field>> templates = new LinkedHashMap<>();
        @Nullable String after = null;
        try {
            for (int page = 0; page < MOST_PAGES; page++) {
                Map<String, @Nullable Object> variables = new LinkedHashMap<>();
                variables.put("after", after);
                JsonNode found = api.ask("template-fields", variables).path("requestTemplates");
                found.path("nodes").forEach(template -> {
                    List<Field> fields = new ArrayList<>();
                    collect(template.path("uiExtension").path("activeVersion").path("formDefinition"), fields);
                    templates.put(text(template, "id"), fields);
                });
                after = Paging.next(found);
                if (after == null) {
                    break;
                }
            }
        } catch (TrackerFailure failure) {
            if (failure.kind() != Kind.FORBIDDEN && failure.kind() != Kind.CONTRACT_DRIFT) {
                throw failure;
            }
            // Without the scopes for templates and UI extensions custom fields still work by their ids.
        }
        return templates;
    }

    private static void collect(JsonNode node, List<Field> fields) {
        String id = text(node, "id");
        String label = text(node, "label");
        if (!id.isEmpty() && !label.isEmpty()) {
            fields.add(field(id, label, node.path("options")));
            return;
        }
        node.forEach(each -> collect(each, fields));
    }

    private static Field field(String id, String label, JsonNode options) {
        Map<String, String> labels = new LinkedHashMap<>();
        options.forEach(option -> {
            String value = option.isString() ? option.asString("") : first(option, "value", "id");
            labels.put(value, option.isString() ? value : first(option, "label", "text", "name"));
        });
        FieldType type = labels.isEmpty() ? FieldType.TEXT : FieldType.CHOICE;
        return new Field(id, label, type, false, true, true, List.copyOf(labels.keySet()), labels, null);
    }

    private static String first(JsonNode node, String... names) {
        for (String name : names) {
            if (!text(node, name).isEmpty()) {
                return text(node, name);
            }
        }
        return "";
    }
}
