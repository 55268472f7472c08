package dev.syncline.incoming;

import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an incoming rule works on.
 *
 * @param entityType what a first sync creates unless the rule says otherwise
 * @param local null on first sync
 * @param previous the replica received before this one, null for the first
 * @param traces comments and files known on both sides
 */
record Given(
        String entityType,
        @Nullable Item local,
        Replica replica,
        @Nullable Replica previous,
        List<Trace> traces) {

    Given {
        traces = List.copyOf(traces);
    }
}
