package dev.syncline.console.queue;

import dev.syncline.change.ItemChanged;
import dev.syncline.change.ItemsConnect;
import dev.syncline.item.AppliedMessage;
import dev.syncline.item.ConnectMessage;
import dev.syncline.item.Farewell;
import dev.syncline.item.Recall;
import dev.syncline.item.RefusedMessage;
import dev.syncline.item.SyncMessage;
import dev.syncline.queue.QueuedWork;
import dev.syncline.queue.Work;
import dev.syncline.transport.Envelope;
import dev.syncline.transport.Envelopes;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads what waiting work is about. */
@Component("queueEvents")
public class QueueEvents {

    private static final Map<String, String> ENVELOPES = Map.of(
            SyncMessage.KIND, "Sync",
            AppliedMessage.KIND, "Confirmation",
            RefusedMessage.KIND, "Refusal",
            Farewell.UNEXALATE, "Unexalate",
            Farewell.DELETED, "Deleted",
            Farewell.CAME_BACK, "Came back",
            ConnectMessage.KIND, "Connect",
            ConnectMessage.DONE, "Connected",
            ConnectMessage.REFUSED, "Not connected",
            Recall.NOTHING, "Answer after a restore");

    private static final Map<ItemChanged.Cause, String> CAUSES = Map.of(
            ItemChanged.Cause.CHANGED, "Change",
            ItemChanged.Cause.EXALATED, "Exalate",
            ItemChanged.Cause.UNEXALATED, "Unexalate",
            ItemChanged.Cause.DELETED, "Deleted",
            ItemChanged.Cause.SYNC_BACK, "Sync back",
            ItemChanged.Cause.RERUN, "Rules applied",
            ItemChanged.Cause.RESENT, "Sent again after a restore",
            ItemChanged.Cause.RECALLED, "Answer after a restore");

    private final Envelopes envelopes;

    QueueEvents(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    public List<QueueEvent> of(List<QueuedWork> works) {
        return works.stream().map(this::of).toList();
    }

    public QueueEvent of(QueuedWork queued) {
        Work work = queued.work();
        boolean incoming = Envelopes.isIncoming(work);
        if (work.kind().equals(ItemChanged.KIND)) {
            ItemChanged change = ItemChanged.fromPayload(work.payload());
            String type = CAUSES.getOrDefault(change.cause(), "Change");
            return new QueueEvent(queued, incoming, type, null, change.twin().value(), null);
        }
        if (work.kind().equals(ItemsConnect.KIND)) {
            ItemsConnect connect = ItemsConnect.fromPayload(work.payload());
            return new QueueEvent(
                    queued, incoming, "Connect", null, connect.twin().value(), null);
        }
        return envelopes
                .carriedBy(work)
                .map(envelope -> new QueueEvent(
                        queued, incoming, type(envelope), envelope.sequence(), envelope.twin(), envelope))
                .orElseGet(() -> new QueueEvent(queued, incoming, type(work), null, null, null));
    }

    private static String type(Envelope envelope) {
        return ENVELOPES.getOrDefault(envelope.kind(), envelope.kind());
    }

    private static String type(Work work) {
        return switch (work.kind()) {
            case "trigger.check" -> "Trigger";
            case "items.resend" -> "Sent again after a restore";
            default -> "Sync";
        };
    }
}
