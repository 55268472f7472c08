package dev.syncline.assist;

import dev.syncline.input.InputRefused;
import java.util.Map;

/** Why a setting was not kept: a sentence for the field it belongs to. */
public final class AssistRefusal extends InputRefused {

    private static final long serialVersionUID = 1L;

    /**
     * Refuses a value.
     *
     * @param field {@code endpoint}, {@code model} or {@code key}
     * @param message what is wrong with which value, and what to do next
     */
    AssistRefusal(String field, String message) {
        this(Map.of(field, message));
    }

    AssistRefusal(Map<String, String> fields) {
        super(fields);
    }
}
