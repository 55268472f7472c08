package dev.syncline.script;

import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of an incoming rule.
 *
 * @param local the local item, null on first sync
 * @param entityType what a first sync creates unless the rule says otherwise
 * @param previous the replica received before this one, null for the first
 * @param traces comments and files known on both sides, as this node sees them
 */
public record IncomingRun(
        Rule rule,
        @Nullable Item local,
        String entityType,
        Replica replica,
        @Nullable Replica previous,
        List<Trace> traces,
        ConnectionFacts connection,
        TrackerPort tracker,
        StorePort store) {

    public boolean firstSync() {
        return local == null;
    }
}
