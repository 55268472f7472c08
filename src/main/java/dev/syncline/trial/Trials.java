package dev.syncline.trial;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.connector.Connector;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import dev.syncline.script.Direction;
import dev.syncline.twin.History;
import dev.syncline.twin.LocalSide;
import dev.syncline.twin.PastSync;
import dev.syncline.twin.SyncContent;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tries rules nobody published, at once and on the caller's thread. Nothing is written anywhere: not to the tracker, not
 * to this node's database, not to the other side.
 */
@Component
public class Trials {

    /** How far back the last replica that came in is looked for. */
    private static final int LOOK_BACK = 200;

    private final Connections connections;
    private final Twins twins;
    private final History history;
    private final LocalSide local;
    private final RunRules rules;

    Trials(Connections connections, Twins twins, History history, LocalSide local, RunRules rules) {
        this.connections = connections;
        this.twins = twins;
        this.history = history;
        this.local = local;
        this.rules = rules;
    }

    /** What rules would do with items of this node's tracker as they are now, by their keys. */
    public List<ItemTrial> run(ConnectionId connection, Scripts scripts, List<String> keys) {
        return keys.stream().map(key -> run(connection, scripts, key)).toList();
    }

    /** What rules would do with one item as it is now. */
    public ItemTrial run(ConnectionId id, Scripts scripts, String key) {
        return run(id, scripts, null, key);
    }

    /**
     * The same with the rule of one direction alone.
     *
     * @param only null for both
     */
    public ItemTrial run(ConnectionId id, Scripts scripts, @Nullable Direction only, String key) {
        Connection connection = connection(id);
        try {
            Optional<Item> item = find(local.connector(), key);
            if (item.isEmpty()) {
                return ItemTrial.not(key, "There is no item “%s” in your tracker. Check the key.".formatted(key));
            }
            Optional<Twin> twin = twins.findByLocal(id, item.get().ref());
            OutgoingTrial sent = only == Direction.INCOMING ? null : outgoing(connection, scripts, item.get(), twin);
            IncomingTrial written = only == Direction.OUTGOING
                    ? null
                    : twin.map(each -> incoming(connection, scripts, item.get(), each))
                            .orElse(null);
            return sent == null && written == null
                    ? ItemTrial.not(key, "Nothing has come in for “%s” over this connection yet.".formatted(key))
                    : new ItemTrial(key, sent, written, null);
        } catch (TrackerFailure failure) {
            return ItemTrial.not(key, String.valueOf(failure.getMessage()));
        }
    }

    /** What rules would have done in a sync that passed; empty when it is forgotten. */
    public Optional<PastTrial> replay(ConnectionId id, Scripts scripts, long sync) {
        Connection connection = connection(id);
        return history.find(id, sync).map(past -> {
            SyncContent then = history.content(id, sync).orElse(null);
            if (then == null) {
                return new PastTrial(past, null, null, null, List.of());
            }
            return past.direction() == Direction.OUTGOING
                    ? replayOutgoing(connection, scripts, past, then)
                    : replayIncoming(connection, scripts, past, then);
        });
    }

    private OutgoingTrial outgoing(Connection connection, Scripts scripts, Item item, Optional<Twin> twin) {
        Replica sent =
                twin.flatMap(each -> twins.lastSent(connection.id(), each.id())).orElse(null);
        List<Trace> traces =
                twin.map(each -> twins.traces(connection.id(), each.id())).orElse(List.of());
        Optional<Item> written = twin.flatMap(each -> twins.written(connection.id(), each.id()));
        return written.map(left -> rules.outgoingSince(connection, scripts.outgoing(), item, left, sent, traces))
                .orElseGet(() -> rules.outgoing(connection, scripts.outgoing(), item, sent, traces));
    }

    /** What came in last, once more on the item as it is now. */
    private @Nullable IncomingTrial incoming(Connection connection, Scripts scripts, Item item, Twin twin) {
        Optional<Replica> received = twins.lastReceived(connection.id(), twin.id());
        if (received.isEmpty()) {
            return null;
        }
        Optional<SyncContent> last = history.ofItem(item.ref(), null, LOOK_BACK).stream()
                .filter(past -> past.connection().equals(connection.id()) && past.direction() == Direction.INCOMING)
                .findFirst()
                .flatMap(past -> history.content(connection.id(), past.id()));
        SyncContent given = new SyncContent(
                last.map(SyncContent::entityType).orElse(item.ref().entityType()),
                item,
                received.get(),
                last.map(SyncContent::previous).orElse(null),
                twins.traces(connection.id(), twin.id()),
                List.of());
        return rules.incoming(connection, scripts.incoming(), twin, given, false);
    }

    private PastTrial replayOutgoing(Connection connection, Scripts scripts, PastSync past, SyncContent then) {
        OutgoingTrial trial = rules.outgoing(
                connection, scripts.outgoing(), Objects.requireNonNull(then.local()), then.previous(), then.traces());
        Replica now = trial.replica();
        List<Gap> gaps = now == null || rules.same(then.replica(), now) ? List.of() : Gaps.of(then.replica(), now);
        return new PastTrial(past, then, trial, null, gaps);
    }

    private PastTrial replayIncoming(Connection connection, Scripts scripts, PastSync past, SyncContent then) {
        Twin twin = twins.find(connection.id(), past.twin())
                .orElseGet(() -> new Twin(
                        past.twin(),
                        past.connection(),
                        null,
                        null,
                        past.remoteKey(),
                        null,
                        past.happened(),
                        null,
                        null,
                        false,
                        false));
        IncomingTrial trial = rules.incoming(connection, scripts.incoming(), twin, then, true);
        List<Gap> gaps = trial.fault() != null ? List.of() : Gaps.between(then.changes(), trial.changes());
        return new PastTrial(past, then, null, trial, gaps);
    }

    private static Optional<Item> find(Connector connector, String key) {
        for (String type : connector.capabilities().entityTypes()) {
            Optional<Item> found = connector.findByKey(type, key);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Connection connection(ConnectionId id) {
        return connections
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("The connection " + id + " is gone."));
    }
}
