package dev.syncline.node;

import dev.syncline.input.InputRefused;
import java.util.Map;

/** A setting of this node that cannot be taken, as a sentence beside its field; nothing was changed. */
public final class NodeRefusal extends InputRefused {

    private static final long serialVersionUID = 1L;

    /**
     * Refuses a value.
     *
     * @param field {@code name}, {@code publicAddress} or {@code license}
     * @param message what is wrong with which value, and what to do next
     */
    NodeRefusal(String field, String message) {
        this(Map.of(field, message));
    }

    NodeRefusal(Map<String, String> fields) {
        super(fields);
    }
}
