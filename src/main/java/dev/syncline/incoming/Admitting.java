package dev.syncline.incoming;

import dev.syncline.item.Item;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says which of the fields that a rule assigned may be written over what the item holds. */
interface Admitting {

    /** Lets everything pass. */
    Admitting ALL = (current, assigned) -> new Admitted(assigned, Map.of());

    /**
     * What may be written.
     *
     * @param lost by path, what a person had changed here and is overwritten
     */
    record Admitted(Map<String, @Nullable Object> fields, Map<String, @Nullable Object> lost) {}

    Admitted admit(Item current, Map<String, @Nullable Object> assigned);
}
