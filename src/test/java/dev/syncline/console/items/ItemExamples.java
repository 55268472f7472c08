package dev.syncline.console.items;

import dev.syncline.change.ItemChanged;
import dev.syncline.connection.ConnectionId;
import dev.syncline.console.connections.Examples;
import dev.syncline.fault.Fault;
import dev.syncline.item.Counterpart;
import dev.syncline.item.FieldChange;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Replica;
import dev.syncline.item.SyncMessage;
import dev.syncline.queue.Lane;
import dev.syncline.queue.QueuedWork;
import dev.syncline.queue.Work;
import dev.syncline.script.Direction;
import dev.syncline.transport.Envelope;
import dev.syncline.transport.Envelopes;
import dev.syncline.twin.PastSync;
import dev.syncline.twin.Twin;
import dev.syncline.twin.TwinId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An item under sync, as tests of pages show it. */
final class ItemExamples {

    static final ItemRef REF = new ItemRef("desk", "acme", "ticket", "7", "ACME-7");

    /** A pair that the other side began and nobody here has seen. */
    static final TwinId FIRST = new TwinId(new UUID(9, 10));

    private ItemExamples() {}

    /** What brings it waits. */
    static QueuedWork firstSync() {
        Work work = new Work(
                21,
                Envelopes.INCOMING,
                new Lane(Examples.ID + ":" + FIRST),
                Examples.ID.value(),
                "GLOBEX-14",
                "envelope",
                0,
                Examples.NOON);
        return new QueuedWork(work, QueuedWork.State.QUEUED, null, null);
    }

    static Envelope firstEnvelope() {
        SyncMessage message = new SyncMessage(new Counterpart("14", "GLOBEX-14", "", ""), new Replica(Map.of()));
        return new Envelope(
                Examples.ID, FIRST.value(), 3, FIRST.value(), SyncMessage.KIND, "GLOBEX-14", message.toBody());
    }

    static PastSync past(long id, Direction direction, List<FieldChange> changes, @Nullable String who) {
        return new PastSync(
                id,
                Examples.ID,
                new TwinId(new UUID(3, 4)),
                direction,
                Examples.NOON,
                4,
                "ticket",
                "7",
                "ACME-7",
                "GLOBEX-3",
                changes.size(),
                changes,
                who,
                "Mapped 'x'.\nWarning: no team");
    }

    static Twin pair(@Nullable String url) {
        return new Twin(
                new TwinId(new UUID(3, 4)),
                Examples.ID,
                REF,
                "3",
                "GLOBEX-3",
                url,
                Examples.NOON,
                Examples.NOON,
                null,
                false,
                false);
    }

    static Twin pairOf(@Nullable ItemRef local, String remoteKey) {
        return pairOf(Examples.ID, local, remoteKey);
    }

    static Twin pairOf(ConnectionId connection, @Nullable ItemRef local, String remoteKey) {
        return new Twin(
                new TwinId(new UUID(7, 8)),
                connection,
                local,
                "5",
                remoteKey,
                null,
                Examples.NOON,
                null,
                null,
                false,
                false);
    }

    static QueuedWork parked() {
        Work work = new Work(
                17,
                "item.changed",
                new Lane("a"),
                Examples.ID.value(),
                "ACME-7",
                new ItemChanged(Examples.ID, new TwinId(new UUID(3, 4)), REF, ItemChanged.Cause.CHANGED)
                        .toWork()
                        .payload(),
                1,
                Examples.NOON);
        return new QueuedWork(work, QueuedWork.State.PARKED, "The rule failed.", null);
    }

    static Fault fault() {
        return fault(Examples.ID, "The rule failed.", 17L);
    }

    static Fault fault(ConnectionId connection, String message, @Nullable Long work) {
        return new Fault(
                new UUID(5, 6),
                Fault.Level.ITEM,
                connection,
                "ACME-7",
                message,
                "outgoing",
                3,
                "Correct the rule.",
                work,
                1,
                Examples.NOON,
                Examples.NOON,
                null);
    }
}
