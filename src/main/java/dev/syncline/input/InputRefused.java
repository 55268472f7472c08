package dev.syncline.input;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Input that cannot be taken: a sentence for each field that is wrong; nothing was changed. */
public abstract class InputRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, String> fields;

    /**
     * Refuses values.
     *
     * @param fields each field that is wrong, or empty for the whole form, with what is wrong with which value and what
     *     to do next
     */
    protected InputRefused(Map<String, String> fields) {
        super(String.join(" ", fields.values()));
        this.fields = new LinkedHashMap<>(fields);
    }

    /** The first field that is wrong; empty when the whole form is meant. */
    public String field() {
        return fields.keySet().iterator().next();
    }

    /** Every field that is wrong with its sentence, in the order of the checks. */
    public Map<String, String> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /**
     * Makes all the checks of a form before it refuses, so that people see at once everything that is wrong.
     *
     * @param refusal makes the refusal of all that was found
     * @param checks each may refuse; of two sentences about one field the first stays
     */
    public static void all(Function<Map<String, String>, ? extends InputRefused> refusal, Runnable... checks) {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Runnable check : checks) {
            try {
                check.run();
            } catch (InputRefused refused) {
                refused.fields.forEach(wrong::putIfAbsent);
            }
        }
        if (!wrong.isEmpty()) {
            throw refusal.apply(wrong);
        }
    }
}
