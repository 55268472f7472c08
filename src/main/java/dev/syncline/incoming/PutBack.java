package dev.syncline.incoming;

import dev.syncline.change.Changes;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connector.Connector;
import dev.syncline.item.Recall;
import dev.syncline.item.Replica;
import dev.syncline.item.SyncMessage;
import dev.syncline.item.Trace;
import dev.syncline.twin.Doubts;
import dev.syncline.twin.LocalSide;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Items that were put back to an older state together with their node, because they lie in its database. What such an item
 * says is no news: the other side leaves it aside, keeps what the item lacks by now, and says what it has. Everything joins
 * the caller's transaction.
 */
@Component
class PutBack {

    private final Twins twins;
    private final Doubts doubts;
    private final Changes changes;
    private final LocalSide local;

    PutBack(Twins twins, Doubts doubts, Changes changes, LocalSide local) {
        this.twins = twins;
        this.doubts = doubts;
        this.changes = changes;
        this.local = local;
    }

    /** Whether a message is about an item that was put back, and this side knows better. */
    boolean isOlder(SyncMessage message, Optional<Twin> known) {
        return message.recall() == Recall.ASKED && known.map(Twin::local).isPresent();
    }

    /** Keeps what the other side's item lacks by now as if it had been made here, and answers. */
    void leave(SyncMessage message, Twin twin) {
        List<Trace> copies = twins.traces(twin.connection(), twin.id()).stream()
                .filter(trace -> !trace.ours() && lacks(message.replica(), trace))
                .toList();
        twins.keepAsOwn(twin.connection(), twin.id(), copies);
        Optional.ofNullable(twin.local()).ifPresent(item -> changes.recalled(twin, item));
    }

    private static boolean lacks(Replica replica, Trace trace) {
        String parts = Parts.named(trace.type());
        return replica.hub().get(parts) instanceof List<?> list
                && list.stream()
                        .noneMatch(part -> part instanceof Map<?, ?> entry
                                && trace.remoteId().equals(String.valueOf(entry.get("id"))));
    }

    /** A pair that was forgotten here is told again: its item will be older than what was said of it since. */
    void told(SyncMessage message, Twin accepted) {
        Connector connector = local.connector();
        if (message.yours() != null && connector.isPutBackWithNode()) {
            doubts.recall(accepted.connection(), accepted.id());
        }
    }

    /** The other side said what it has, or that nothing leaves for here: what this side has is news again. */
    void answered(ConnectionId connection, Twin asking) {
        twins.find(connection, asking.id()).filter(Twin::recalls).ifPresent(twin -> {
            doubts.recalled(connection, twin.id());
            Optional.ofNullable(twin.local()).ifPresent(item -> changes.resend(twin, item));
        });
    }
}
