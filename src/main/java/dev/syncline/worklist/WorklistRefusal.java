package dev.syncline.worklist;

import dev.syncline.input.InputRefused;
import java.util.Map;

/** Why a list was not taken at all. */
public final class WorklistRefusal extends InputRefused {

    private static final long serialVersionUID = 1L;

    /** Refuses a field of the form with what is wrong and what to do next. */
    public WorklistRefusal(String field, String message) {
        super(Map.of(field, message));
    }
}
