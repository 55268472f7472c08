package dev.syncline.requesttracker;

import dev.syncline.connector.TrackerFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Custom fields by name, checked beforehand: RT leaves out what it does not take, without failing. */
record CustomInput(List<CustomField> fields) {

    Map<String, @Nullable Object> input(@Nullable Object assigned, boolean isNew) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        if (assigned instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                CustomField field = need(String.valueOf(name));
                List<String> values = texts(value);
                boolean empty = values.isEmpty();
                (empty ? List.of("") : values).forEach(field::check);
                if (!empty || !isNew) {
                    all.put(field.name(), field.single() ? (empty ? null : values.get(0)) : values);
                }
            });
        }
        return all;
    }

    /** Refuses a new ticket that lacks what RT asks for. */
    void requireOf(@Nullable Object written) {
        Map<?, ?> given = written instanceof Map<?, ?> map ? map : Map.of();
        for (CustomField field : fields) {
            if (field.isRequired() && given.get(field.name()) == null) {
                throw TrackerFailure.ofField(
                        "customFields." + field.name(),
                        "A new ticket needs a value of custom field '%s'. Assign entity.customFields[\"%s\"] in the rule, or make it optional in Request Tracker."
                                .formatted(field.name(), field.name()));
            }
        }
    }

    private CustomField need(String name) {
        return fields.stream()
                .filter(each -> each.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> TrackerFailure.ofField(
                        "customFields." + name,
                        "Tickets of this queue have no custom field '%s' in Request Tracker; they have: %s. Apply it to the queue, or take it out of the rule."
                                .formatted(
                                        name,
                                        String.join(
                                                ", ",
                                                fields.stream()
                                                        .map(CustomField::name)
                                                        .toList()))));
    }

    private static List<String> texts(@Nullable Object value) {
        Object plain = value instanceof Map<?, ?> map && map.containsKey("value") ? map.get("value") : value;
        return Links.texts(plain).stream().map(TicketInput::textOf).toList();
    }
}
