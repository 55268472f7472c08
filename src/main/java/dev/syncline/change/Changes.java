package dev.syncline.change;

import dev.syncline.connection.ConnectionId;
import dev.syncline.item.ItemRef;
import dev.syncline.queue.Queue;
import dev.syncline.twin.Standoff;
import dev.syncline.twin.StayOut;
import dev.syncline.twin.Trails;
import dev.syncline.twin.Twin;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import dev.syncline.twin.WantedItems;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notices of changed items, and who asked for them. Everything joins the caller's transaction. */
@Component
@Transactional
public class Changes {

    private static final int RESENT_AT_ONCE = 200;

    private final Twins twins;
    private final StayOut stayOut;
    private final Trails trails;
    private final Queue queue;

    Changes(Twins twins, StayOut stayOut, Trails trails, Queue queue) {
        this.twins = twins;
        this.stayOut = stayOut;
        this.trails = trails;
        this.queue = queue;
    }

    /** Puts an item under sync on a connection, or sends it again when it is already. */
    public void exalate(ConnectionId connection, ItemRef item) {
        stayOut.remove(connection, item);
        put(twins.begin(connection, item), item, ItemChanged.Cause.EXALATED);
    }

    /** Takes an item off sync on a connection, on both sides; the items stay, and triggers leave them alone from now on. */
    public void unexalate(ConnectionId connection, ItemRef item) {
        twins.findByLocal(connection, item).ifPresent(twin -> {
            stayOut.add(connection, item);
            put(twin, item, ItemChanged.Cause.UNEXALATED);
        });
    }

    /** Whether an item that is under sync still was taken off it, and what comes before that in its lane is of no use. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean isLeaving(ConnectionId connection, ItemRef item) {
        return stayOut.of(item).contains(connection);
    }

    /**
     * Asks the other side to take an item of ours and one of its own for a pair; neither is changed by that.
     *
     * @param wantedType entity type over there; empty for whichever has the key
     * @param bringsParts whether comments and files that are there already go over with the next change
     * @return the pair, which the other side may still refuse
     * @throws IllegalStateException when the item is under sync on this connection already
     */
    public TwinId connect(
            ConnectionId connection, ItemRef item, String wantedType, String wantedKey, boolean bringsParts) {
        if (twins.findByLocal(connection, item).isPresent()) {
            throw new IllegalStateException(
                    "%s is under sync on this connection already. Unexalate it first.".formatted(item.key()));
        }
        stayOut.remove(connection, item);
        TwinId twin = twins.begin(connection, item).id();
        queue.put(new ItemsConnect(connection, twin, item, wantedType, wantedKey.strip(), bringsParts).toWork());
        return twin;
    }

    /** The other side asked for a pair, and it is one now: tells it so. */
    public void connected(ConnectionId connection, TwinId twin, ItemRef item, boolean bringsParts) {
        stayOut.remove(connection, item);
        queue.put(new ItemsConnect(connection, twin, item, "", "", bringsParts).toWork());
    }

    /** A trigger wants an item; one that somebody took off sync since the trigger looked stays out. */
    Optional<TwinId> triggered(ConnectionId connection, ItemRef item) {
        Optional<Twin> twin = begin(connection, item);
        twin.ifPresent(begun -> put(begun, item, ItemChanged.Cause.EXALATED));
        return twin.map(Twin::id);
    }

    /** A bulk operation reached an item that is to be under sync. */
    Optional<TwinId> bulkExalate(ConnectionId connection, ItemRef item) {
        Optional<Twin> twin = begin(connection, item);
        twin.ifPresent(begun -> putBehind(begun, item, ItemChanged.Cause.EXALATED));
        return twin.map(Twin::id);
    }

    /** A bulk operation reached an item that is to be under sync no longer. */
    void bulkUnexalate(Twin twin, ItemRef item) {
        stayOut.add(twin.connection(), item);
        putBehind(twin, item, ItemChanged.Cause.UNEXALATED);
    }

    private Optional<Twin> begin(ConnectionId connection, ItemRef item) {
        return stayOut.of(item).contains(connection) ? Optional.empty() : Optional.of(twins.begin(connection, item));
    }

    /** Brings items under sync that are not yet, and takes others off. */
    public void wanted(ConnectionId connection, WantedItems items) {
        items.on().stream()
                .filter(item -> twins.findByLocal(connection, item).isEmpty())
                .forEach(item -> exalate(connection, item));
        items.off().forEach(item -> unexalate(connection, item));
    }

    /** Looks at an item under sync as if it had changed by itself, because a rule asked for it. */
    public void syncBack(ConnectionId connection, ItemRef item) {
        twins.findByLocal(connection, item).ifPresent(twin -> put(twin, item, ItemChanged.Cause.SYNC_BACK));
    }

    /** Somebody decided about a field whose two sides differ. */
    public void decide(Standoff standoff, StandoffDecided.Choice choice, String item, String by) {
        queue.put(new StandoffDecided(standoff.connection(), standoff.twin(), standoff.id(), choice, by).toWork(item));
    }

    /**
     * Sends an item under sync whose fields somebody decided about.
     *
     * @param all whether none of them waits for a decision any more
     */
    public void decided(ConnectionId connection, ItemRef item, boolean all) {
        ItemChanged.Cause cause = all ? ItemChanged.Cause.DECIDED : ItemChanged.Cause.DECIDED_IN_PART;
        twins.findByLocal(connection, item).ifPresent(twin -> put(twin, item, cause));
    }

    /** Looks at an item under sync with the rule now in force. */
    void rerun(Twin twin, ItemRef item) {
        putBehind(twin, item, ItemChanged.Cause.RERUN);
    }

    /**
     * Sends the next items of a connection again, whatever the other side is thought to know.
     *
     * @param after where the last ones ended; null for the first
     * @return where these ended; empty when there are no more
     */
    public Optional<TwinId> resend(ConnectionId connection, @Nullable TwinId after) {
        List<Twin> next = twins.after(connection, after, RESENT_AT_ONCE);
        for (Twin twin : next) {
            ItemRef item = twin.local();
            if (item != null) {
                putBehind(twin, item, ItemChanged.Cause.RESENT);
            }
        }
        return next.size() < RESENT_AT_ONCE
                ? Optional.empty()
                : Optional.of(next.get(next.size() - 1).id());
    }

    /** Sends one item again, whatever the other side is thought to know. */
    public void resend(Twin twin, ItemRef item) {
        put(twin, item, ItemChanged.Cause.RESENT);
    }

    /** The other side's item was put back: says what this side has, in any case. */
    public void recalled(Twin twin, ItemRef item) {
        put(twin, item, ItemChanged.Cause.RECALLED);
    }

    /** Tells every connection that has the item under sync; each looks once it is its lane's turn. */
    void noticed(ItemRef item, ItemChanged.Cause cause) {
        twins.ofItem(item).forEach(twin -> put(twin, item, cause));
    }

    /** Tells twins that do not know yet that the item is theirs; those that were told already are not told again. */
    void noticed(ItemRef item, List<Twin> creating) {
        if (creating.isEmpty()) {
            return;
        }
        // A trigger may want the item before the rule that makes it is through: it must know where it came from.
        creating.forEach(twin -> trails.born(twin.connection(), twin.id(), item));
        List<TwinId> told = twins.ofItem(item).stream().map(Twin::id).toList();
        creating.stream()
                .filter(twin -> !told.contains(twin.id()))
                .forEach(twin -> put(twin, item, ItemChanged.Cause.CHANGED));
    }

    private void put(Twin twin, ItemRef item, ItemChanged.Cause cause) {
        queue.put(new ItemChanged(twin.connection(), twin.id(), item, cause).toWork());
    }

    /** As part of a long operation, which what people do goes ahead of. */
    private void putBehind(Twin twin, ItemRef item, ItemChanged.Cause cause) {
        queue.put(new ItemChanged(twin.connection(), twin.id(), item, cause).toWork(true));
    }
}
