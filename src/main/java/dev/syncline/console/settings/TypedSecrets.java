package dev.syncline.console.settings;

import dev.syncline.connector.SettingField;
import dev.syncline.connector.TrackerKind;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Secrets that were typed and not taken yet: no page shows them, and nobody should have to type them again. */
record TypedSecrets(String kind, Map<String, String> values) implements Serializable {

    private static final String PLACE = "tracker.typed-secrets";

    /** Those of an earlier try, as far as nothing else was typed since. */
    static void into(TrackerForm form, TrackerKind kind, HttpSession session) {
        if (session.getAttribute(PLACE) instanceof TypedSecrets earlier
                && earlier.kind().equals(kind.name())) {
            earlier.values().forEach((name, value) -> {
                if (form.getValues().getOrDefault(name, "").isBlank()
                        && !form.getForgotten().contains(name)) {
                    form.getValues().put(name, value);
                }
            });
        }
    }

    /** Keeps what was typed for the next try, as long as this person is signed in and on the page. */
    static Set<String> keep(TrackerForm form, TrackerKind kind, HttpSession session) {
        Map<String, String> typed = new HashMap<>();
        kind.settings().stream()
                .filter(SettingField::secret)
                .map(SettingField::name)
                .forEach(name -> {
                    String value = form.getValues().getOrDefault(name, "");
                    if (!value.isBlank()) {
                        typed.put(name, value);
                    }
                });
        session.setAttribute(PLACE, new TypedSecrets(kind.name(), typed));
        return typed.keySet();
    }

    static void forget(HttpSession session) {
        session.removeAttribute(PLACE);
    }

    @Override
    public String toString() {
        return "TypedSecrets[" + kind + "]" + values.keySet();
    }
}
