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
 * @param remoteUrl where a person opens the remote item; empty when nobody can
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
        StorePort store,
        String remoteUrl) {

    /** A run that does not know where a person opens the remote item. */
    public IncomingRun(
            Rule rule,
            @Nullable Item local,
            String entityType,
            Replica replica,
            @Nullable Replica previous,
            List<Trace> traces,
            ConnectionFacts connection,
            TrackerPort tracker,
            StorePort store) {
        this(rule, local, entityType, replica, previous, traces, connection, tracker, store, "");
    }

    /** The same run with the address where a person opens the remote item. */
    public IncomingRun withRemoteUrl(String url) {
        return new IncomingRun(rule, local, entityType, replica, previous, traces, connection, tracker, store, url);
    }

    public boolean firstSync() {
        return local == null;
    }
}
