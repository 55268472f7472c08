package dev.syncline.connector;

import java.util.LinkedHashMap;
import java.util.Map;

/** Fields of one write that a tracker would not take, collected so that the refusal names them all at once. */
public final class WrongFields {

    private final Map<String, String> sentences = new LinkedHashMap<>();

    /** Takes a field's value; a refusal of the value is kept, every other failure goes on. */
    public void take(String field, Runnable value) {
        try {
            value.run();
        } catch (TrackerFailure failure) {
            if (failure.kind() != TrackerFailure.Kind.VALIDATION) {
                throw failure;
            }
            add(field, String.valueOf(failure.getMessage()));
        }
    }

    public void add(String field, String sentence) {
        sentences.put(field, sentence);
    }

    public boolean has(String field) {
        return sentences.containsKey(field);
    }

    /** Refuses the write when any field was wrong. */
    public void refuse() {
        if (!sentences.isEmpty()) {
            throw new TrackerFailure(
                    TrackerFailure.Kind.VALIDATION, String.join(" ", sentences.values()), sentences, null, null);
        }
    }
}
