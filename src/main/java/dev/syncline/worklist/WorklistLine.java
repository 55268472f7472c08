package dev.syncline.worklist;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a list.
 *
 * @param number of the row as somebody typed it, the first is 1
 * @param remoteKey only where items are connected
 * @param words why it is wrong or failed
 */
public record WorklistLine(
        int number,
        String key,
        @Nullable String remoteKey,
        @Nullable String entityType,
        @Nullable String itemId,
        @Nullable UUID twin,
        State state,
        @Nullable String words) {

    /** Where it stands. */
    public enum State {
        UNCHECKED,
        READY,
        WRONG,
        WAITING,
        DONE,
        FAILED
    }
}
