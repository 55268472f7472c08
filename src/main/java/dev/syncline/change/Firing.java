package dev.syncline.change;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.connector.Connector;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Effect;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.twin.Doubts;
import dev.syncline.twin.StayOut;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Decides which connections want an item that is not under sync there yet. */
@Component
class Firing {

    private final Triggers triggers;
    private final Twins twins;
    private final StayOut stayOut;
    private final Connections connections;
    private final Doubts doubts;

    Firing(Triggers triggers, Twins twins, StayOut stayOut, Connections connections, Doubts doubts) {
        this.doubts = doubts;
        this.triggers = triggers;
        this.twins = twins;
        this.stayOut = stayOut;
        this.connections = connections;
    }

    /** What the triggers said of one item: who wants it, and which of them could not tell. */
    record Verdict(ItemRef item, Set<ConnectionId> wanted, List<Failed> failed) {}

    /** A trigger that could not look at an item. */
    record Failed(Trigger trigger, RuntimeException why) {}

    /**
     * Asks the triggers about the item as it is now.
     *
     * @throws TrackerFailure only when the whole tracker waits; what fails for this item is part of the verdict
     */
    Verdict judge(Connector connector, List<Trigger> asked, ItemRef ref, Newborns.Seen newborns) {
        Verdict verdict = new Verdict(ref, new LinkedHashSet<>(), new ArrayList<>());
        List<Trigger> candidates = asked.stream()
                .filter(trigger -> trigger.entityType().equals(ref.entityType()))
                .filter(trigger -> isNew(trigger.connection(), ref, newborns))
                .toList();
        if (candidates.isEmpty()) {
            return verdict;
        }
        try {
            connector
                    .read(ref.entityType(), ref.id())
                    .ifPresent(item -> candidates.forEach(trigger -> ask(connector, trigger, item, verdict)));
        } catch (RuntimeException why) {
            candidates.forEach(trigger -> verdict.failed().add(ofItem(trigger, why)));
        }
        return verdict;
    }

    List<Trigger> active() {
        return triggers.active();
    }

    /** What a connection wrote is no news to it, nor what somebody took off sync, nor the copy that one side of a local connection made to the other. */
    boolean isNew(ConnectionId connection, ItemRef ref, Newborns.Seen newborns) {
        List<ConnectionId> sides = sides(connection);
        return newborns.twinsOf(ref).stream().map(Twin::connection).noneMatch(sides::contains)
                && sides.stream().allMatch(side -> twins.findByLocal(side, ref).isEmpty())
                && stayOut.of(ref).stream().noneMatch(sides::contains);
    }

    /**
     * Whether anybody changed an item whose counterpart was deleted: our own last write may be noticed after the two
     * were parted, and must not bring the other item back.
     */
    private boolean saysMore(ConnectionId connection, Item item) {
        return sides(connection).stream()
                .flatMap(side -> twins.parted(side, item.ref()).stream())
                .noneMatch(item::saysSameAs);
    }

    /**
     * A copy that an older state of the database knows nothing of: its original leads to it, and it begins no pair. One whose
     * original is known goes on to a third side as ever.
     */
    private boolean isForgottenCopy(Connector connector, ConnectionId connection, Item item) {
        return doubts.isRestored(connection) && twins.ofItem(item.ref()).isEmpty() && connector.isCopy(item.ref());
    }

    /** The connection, and the other side too where both are on this node. */
    private List<ConnectionId> sides(ConnectionId connection) {
        List<ConnectionId> sides = new ArrayList<>(List.of(connection));
        connections
                .find(connection)
                .filter(found -> found.type() == Connection.Type.LOCAL)
                .map(Connection::remoteId)
                .ifPresent(sides::add);
        return sides;
    }

    /** Wanted on both sides of a local connection, an item goes over it once: from the side whose trigger is older. */
    private void want(ConnectionId connection, Verdict verdict) {
        if (sides(connection).stream().noneMatch(verdict.wanted()::contains)) {
            verdict.wanted().add(connection);
        }
    }

    private void ask(Connector connector, Trigger trigger, Item item, Verdict verdict) {
        try {
            // Whether it is a copy is asked last: that may be a call of the tracker for each item that is looked at.
            if (saysMore(trigger.connection(), item)
                    && connector.matches(item, trigger.filter())
                    && !isForgottenCopy(connector, trigger.connection(), item)) {
                want(trigger.connection(), verdict);
            }
        } catch (RuntimeException why) {
            Failed failed = ofItem(trigger, why);
            if (why instanceof TrackerFailure failure && failure.kind() == Kind.VALIDATION) {
                triggers.problem(trigger.id(), String.valueOf(why.getMessage()));
            } else {
                verdict.failed().add(failed);
            }
        }
    }

    private static Failed ofItem(Trigger trigger, RuntimeException why) {
        if (why instanceof TrackerFailure failure && failure.kind().effect() == Effect.TRACKER_WAITS) {
            throw failure;
        }
        return new Failed(trigger, why);
    }
}
