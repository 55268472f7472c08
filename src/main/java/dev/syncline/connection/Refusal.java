package dev.syncline.connection;

import dev.syncline.input.InputRefused;
import java.util.Map;

/** Input that cannot be taken, as a sentence beside the field it belongs to; nothing was changed. */
public final class Refusal extends InputRefused {

    private static final long serialVersionUID = 1L;

    /**
     * Refuses a value.
     *
     * @param field the form field, or empty when the whole form is meant
     * @param message what is wrong with which value, and what to do next
     */
    public Refusal(String field, String message) {
        this(Map.of(field, message));
    }

    Refusal(Map<String, String> fields) {
        super(fields);
    }
}
