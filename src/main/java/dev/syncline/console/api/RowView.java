package dev.syncline.console.api;

import dev.syncline.worklist.WorklistLine;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a list.
 *
 * @param words why it is wrong or failed
 */
record RowView(
        int number,
        String key,
        @Nullable String remoteKey,
        @Nullable String entityType,
        @Nullable String itemId,
        @Nullable UUID twin,
        WorklistLine.State state,
        @Nullable String words) {

    static RowView of(WorklistLine line) {
        return new RowView(
                line.number(),
                line.key(),
                line.remoteKey(),
                line.entityType(),
                line.itemId(),
                line.twin(),
                line.state(),
                line.words());
    }
}
