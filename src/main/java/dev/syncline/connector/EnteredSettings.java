package dev.syncline.connector;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings as a person entered them, checked against the fields of the kind. */
record EnteredSettings(Map<String, String> open, Map<String, String> secrets) {

    /**
     * Takes the fields of the kind and nothing else.
     *
     * @param before where an empty secret is taken from; one that was taken back is not among it
     * @throws TrackerFailure of kind VALIDATION that names every field that is wrong
     */
    static EnteredSettings of(TrackerKind kind, Map<String, String> entered, Map<String, String> before) {
        Map<String, String> open = new LinkedHashMap<>();
        Map<String, String> secrets = new LinkedHashMap<>();
        Map<String, String> wrong = new LinkedHashMap<>();
        for (SettingField field : kind.settings()) {
            String value = value(field, entered.get(field.name()), before.get(field.name()));
            if (value.isEmpty() && field.required()) {
                wrong.put(field.name(), "Enter the %s.".formatted(field.label()));
            } else if (!value.isEmpty()
                    && !field.choices().isEmpty()
                    && !field.choices().contains(value)) {
                wrong.put(
                        field.name(),
                        "'%s' is no choice. Use one of %s.".formatted(value, String.join(", ", field.choices())));
            } else if (!value.isEmpty()) {
                (field.secret() ? secrets : open).put(field.name(), value);
            }
        }
        if (!wrong.isEmpty()) {
            throw new TrackerFailure(
                    TrackerFailure.Kind.VALIDATION, "Some settings are missing or wrong.", wrong, null, null);
        }
        return new EnteredSettings(open, secrets);
    }

    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>(open);
        all.putAll(secrets);
        return all;
    }

    private static String value(SettingField field, @Nullable String entered, @Nullable String before) {
        String value = entered == null ? "" : entered.strip();
        return value.isEmpty() && field.secret() && before != null ? before : value.isEmpty() ? field.preset() : value;
    }

    @Override
    public String toString() {
        return "EnteredSettings" + open.keySet() + secrets.keySet();
    }
}
