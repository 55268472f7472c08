package dev.syncline.outgoing;

import dev.syncline.change.ItemChanged;
import dev.syncline.change.ItemChanged.Cause;
import dev.syncline.connection.ConflictRules;
import dev.syncline.connection.ConnectionId;
import dev.syncline.item.FieldChanges;
import dev.syncline.item.Item;
import dev.syncline.item.Knowledge;
import dev.syncline.item.MessageNumber;
import dev.syncline.transport.Envelope;
import dev.syncline.twin.FieldMemory;
import dev.syncline.twin.Standoff;
import dev.syncline.twin.Standoffs;
import dev.syncline.twin.Twin;
import dev.syncline.twin.TwinMemory;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Keeps which local changes the other side was told of, and notices fields that go back and forth by themselves. */
@Component
class Remembering {

    private static final String ITSELF = "syncline";

    private final Standoffs standoffs;
    private final ConflictRules rules;

    Remembering(Standoffs standoffs, ConflictRules rules) {
        this.standoffs = standoffs;
        this.rules = rules;
    }

    /** What an item that was just read shows, and what is known of its fields. */
    record Looked(LocalChanges changes, FieldMemory memory) {}

    /** Compares with the item as it was known; stops fields that only go back and forth. In the caller's transaction. */
    Looked look(Twin twin, TwinMemory remembered, Item item) {
        ConnectionId connection = twin.connection();
        LocalChanges changes = LocalChanges.between(remembered.known(), item);
        boolean first = remembered.written().isPresent();
        FieldMemory memory = remembered.fields().looked(changes.now(), first, changes.isAlone());
        Map<String, Standoff> open = changes.now().isEmpty() ? Map.of() : standoffs.of(connection, twin.id());
        for (String path : changes.now().keySet()) {
            Standoff standoff = open.get(path);
            if (memory.isEndless(path) && standoff == null) {
                standoffs.stop(
                        twin,
                        item.ref().key(),
                        path,
                        changes.now().get(path),
                        changes.before().get(path));
            } else if (standoff != null && standoff.kind() == Standoff.Kind.FLIPPING && !memory.isAnswered(path)) {
                standoffs.end(standoff, ITSELF); // somebody changed it by hand
            } else if (standoff != null
                    && standoff.kind() == Standoff.Kind.ASKED
                    && !FieldChanges.alike(changes.now().get(path), standoff.ours())) {
                standoffs.ask(twin, item.ref().key(), path, changes.now().get(path), standoff.theirs());
            }
        }
        return new Looked(changes, memory);
    }

    /** What the message that is about to be sent says of what is known here. */
    Knowledge toSend(ItemChanged change, FieldMemory memory, Collection<String> changed) {
        return memory.toSend(
                changed,
                change.cause() == Cause.SYNC_BACK ? memory.hops() + 1 : 0,
                change.cause() == Cause.DECIDED,
                rules.toTell(change.connection()).name());
    }

    /** The message was sent. */
    FieldMemory sent(Looked looked, Envelope envelope, Collection<String> changed) {
        return looked.memory()
                .sent(
                        new MessageNumber(envelope.incarnation(), envelope.sequence()),
                        looked.changes().before(),
                        changed);
    }
}
