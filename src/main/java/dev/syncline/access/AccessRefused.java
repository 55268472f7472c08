package dev.syncline.access;

import dev.syncline.input.InputRefused;
import java.util.Map;

/** Input about users or tokens that cannot be taken, as a sentence beside its field; nothing was changed. */
public final class AccessRefused extends InputRefused {

    private static final long serialVersionUID = 1L;

    /**
     * Refuses a value.
     *
     * @param field {@code name}, {@code password}, {@code repeated}, {@code days}, or empty for the whole form
     * @param message what is wrong with which value, and what to do next
     */
    AccessRefused(String field, String message) {
        this(Map.of(field, message));
    }

    AccessRefused(Map<String, String> fields) {
        super(fields);
    }
}
