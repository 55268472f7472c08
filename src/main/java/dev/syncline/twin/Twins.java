package dev.syncline.twin;

import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.connection.ConnectionId;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which item belongs to which, and what both sides last agreed on. Everything joins the caller's transaction. */
@Component
@Transactional
public class Twins {

    private final TwinRows rows;
    private final MemoryRows memory;
    private final TraceRows traces;
    private final OwnPairs own;
    private final Standoffs standoffs;
    private final PartedRows parted;

    Twins(JdbcClient jdbc, Clock clock, Standoffs standoffs) {
        this.rows = new TwinRows(jdbc, clock);
        this.memory = new MemoryRows(jdbc);
        this.traces = new TraceRows(jdbc);
        this.own = new OwnPairs(jdbc);
        this.standoffs = standoffs;
        this.parted = new PartedRows(jdbc);
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Twin> find(ConnectionId connection, TwinId id) {
        return rows.find(connection, id);
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Twin> findByLocal(ConnectionId connection, ItemRef local) {
        return rows.findByLocal(connection, local);
    }

    public Optional<Twin> findByRemoteId(ConnectionId connection, String remoteItemId) {
        return rows.findByRemoteId(connection, remoteItemId);
    }

    /** Every twin of a local item, over all connections. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Twin> ofItem(ItemRef local) {
        return rows.ofItem(local);
    }

    /** Twins whose local or remote item people call by exactly this key, over all connections. */
    public List<Twin> called(String key, int limit) {
        return rows.called(key.strip(), limit);
    }

    /**
     * Twins in the order of their local keys.
     *
     * @param text start of a local or remote key, or a whole id; empty for all
     * @param after where the page before ended; null for the first
     */
    public TwinPage page(@Nullable ConnectionId connection, String text, @Nullable String after, int limit) {
        return rows.page(connection, text.strip(), after, limit);
    }

    /** Twins of a connection in the order of their ids, after the given one; from the first when none is given. */
    public List<Twin> after(ConnectionId connection, @Nullable TwinId id, int limit) {
        return rows.after(connection, id, limit);
    }

    /** How many items are under sync; over all connections when none is given. */
    public long count(@Nullable ConnectionId connection) {
        return rows.count(connection);
    }

    /** Puts a local item under sync; an item already under sync on this connection keeps its twin. */
    public Twin begin(ConnectionId connection, ItemRef local) {
        return rows.findByLocal(connection, local).orElseGet(() -> {
            TwinId id = unused(connection, local);
            if (rows.find(connection, id).isPresent()) {
                rows.bind(connection, id, local);
            } else {
                rows.insert(connection, id, local, null, null);
            }
            parted.forget(connection, local);
            return rows.find(connection, id).orElseThrow();
        });
    }

    /**
     * Always the same for an item, so that a life of this database that forgot the pair begins no second one; also where the
     * other side has just told of that pair, and nobody found its item yet.
     */
    private TwinId unused(ConnectionId connection, ItemRef local) {
        int earlier = 0;
        TwinId id = own.begun(connection, local, earlier);
        while (rows.ended(connection, id)
                || rows.find(connection, id).map(Twin::local).isPresent()) {
            id = own.begun(connection, local, ++earlier);
        }
        return id;
    }

    /** Whether this side began the pair with this item, also when it forgot that. */
    public boolean isBegunWith(ConnectionId connection, ItemRef item, TwinId twin) {
        return own.isBegun(connection, item, twin);
    }

    /** Takes over a twin the other side began; the local item comes later. */
    public Twin accept(ConnectionId connection, TwinId id, String remoteItemId, @Nullable String remoteKey) {
        if (rows.find(connection, id).isEmpty()) {
            rows.insert(connection, id, null, remoteItemId, remoteKey);
        }
        return rows.find(connection, id).orElseThrow();
    }

    /** Says whether the local item of a twin is being created, so that whoever sees the item first knows whose it is. */
    public void creating(ConnectionId connection, TwinId id, boolean creating) {
        rows.creating(connection, id, creating);
    }

    /** Twins whose local items are being created, over all connections. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Twin> creating() {
        return rows.creating();
    }

    /** Says which local item the twin stands for. */
    public void bind(Twin twin, ItemRef local) {
        if (!local.equals(twin.local())) {
            rows.bind(twin.connection(), twin.id(), local);
            parted.forget(twin.connection(), local);
        }
    }

    /** Keeps what the other side said about its item. */
    public void remote(Twin twin, String remoteItemId, @Nullable String key, @Nullable String url) {
        if (!twin.isOf(remoteItemId, key, url)) {
            rows.remote(twin.connection(), twin.id(), remoteItemId, key, url);
        }
    }

    /** Takes both items off sync; the items stay, and late messages about this twin find it ended. */
    public void end(ConnectionId connection, TwinId id) {
        rows.find(connection, id)
                .map(Twin::local)
                .ifPresent(local ->
                        memory.text(connection, id, "known").ifPresent(known -> parted.keep(connection, local, known)));
        rows.end(connection, id);
        memory.forget(connection, id);
        traces.forget(connection, id);
        standoffs.endAll(connection, id);
    }

    /** Whether this twin was taken off sync. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean ended(ConnectionId connection, TwinId id) {
        return rows.ended(connection, id);
    }

    /** The item as both sides knew it when it was last taken off sync and not put under sync again. */
    public Optional<Item> parted(ConnectionId connection, ItemRef local) {
        return parted.known(connection, local).map(Item::fromJson);
    }

    /** Everything that is remembered of a twin, for work that needs more than one part of it. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public TwinMemory memory(ConnectionId connection, TwinId id) {
        return memory.all(connection, id);
    }

    public Optional<Replica> lastSent(ConnectionId connection, TwinId id) {
        return memory.text(connection, id, "sent").map(Replica::fromJson);
    }

    /**
     * Keeps what a look at the local item led to, in one row version.
     *
     * @param sent whether a message left
     */
    public void compared(ConnectionId connection, TwinId id, TwinMemory now, boolean sent) {
        memory.compared(connection, id, now);
        if (sent) {
            rows.sent(connection, id);
        }
    }

    /** Keeps a replica both sides have although none was sent: it says what the other side told us. */
    public void agreed(ConnectionId connection, TwinId id, Replica replica) {
        memory.put(connection, id, "sent", replica.toJson());
    }

    /** Keeps what the other side's item was like when both became a pair: nothing of it was received or written. */
    public void told(ConnectionId connection, TwinId id, Replica replica) {
        memory.put(connection, id, "received", replica.toJson());
    }

    public Optional<Replica> lastReceived(ConnectionId connection, TwinId id) {
        return memory.text(connection, id, "received").map(Replica::fromJson);
    }

    /** Keeps what a message of the other side led to, in one row version. */
    public void applied(ConnectionId connection, TwinId id, TwinMemory now) {
        memory.applied(connection, id, now);
        rows.received(connection, id);
    }

    /** The local item as both sides know it: as it was last compared, with our own writes since then. */
    public Optional<Item> known(ConnectionId connection, TwinId id) {
        return memory.text(connection, id, "known").map(Item::fromJson);
    }

    /** Keeps the local item as it was just compared. */
    public void compared(ConnectionId connection, TwinId id, Item item) {
        memory.known(connection, id, item.toJson(), false);
    }

    /** The item as our own last write left it, while nobody has compared it yet. */
    public Optional<Item> written(ConnectionId connection, TwinId id) {
        return memory.written(connection, id) ? known(connection, id) : Optional.empty();
    }

    /** Keeps the item as our own write left it, so that the write is recognised and not sent back. */
    public void written(ConnectionId connection, TwinId id, Item item) {
        memory.known(connection, id, item.toJson(), true);
    }

    /** Who knows what of the fields. */
    public FieldMemory fields(ConnectionId connection, TwinId id) {
        return memory.text(connection, id, "fields").map(FieldMemory::fromJson).orElse(FieldMemory.NONE);
    }

    /** Keeps who knows what of the fields. */
    public void fields(ConnectionId connection, TwinId id, FieldMemory fields) {
        memory.put(connection, id, "fields", fields.toJson());
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Trace> traces(ConnectionId connection, TwinId id) {
        return traces.of(connection, id);
    }

    /** Adds traces; one already known is left as it is. */
    public void trace(ConnectionId connection, TwinId id, List<Trace> added) {
        traces.add(connection, id, added);
    }

    /** Forgets of parts here that they are copies: they belong to this side from now on. */
    public void keepAsOwn(ConnectionId connection, TwinId id, List<Trace> copies) {
        traces.remove(connection, id, copies);
    }

    @EventListener
    void forget(ConnectionDeleted deleted) {
        rows.forget(deleted.id());
        memory.forget(deleted.id());
        traces.forget(deleted.id());
        parted.forget(deleted.id());
    }
}
