package dev.syncline.transport;

import dev.syncline.connection.ConnectionId;
import dev.syncline.queue.Handler;
import dev.syncline.queue.Outcome;
import dev.syncline.queue.Work;
import dev.syncline.queue.WorkSkipped;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hands an envelope that came in to whoever receives its kind. */
@Component
class ReceiveEnvelope implements Handler {

    static final String KIND = "envelope.received";

    private final ObjectProvider<EnvelopeReceiver> receivers;

    ReceiveEnvelope(ObjectProvider<EnvelopeReceiver> receivers) {
        this.receivers = receivers;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome handle(Work work) {
        Envelope envelope = envelope(work);
        Optional<EnvelopeReceiver> receiver = receiver(envelope);
        if (receiver.isEmpty()) {
            return Outcome.park(("This node does not know what to do with an envelope of the kind '%s'; the other node"
                            + " may be newer. Update this node, then retry.")
                    .formatted(envelope.kind()));
        }
        return receiver.get().receive(envelope, work);
    }

    @EventListener
    void skipped(WorkSkipped skipped) {
        if (skipped.work().kind().equals(KIND)) {
            Envelope envelope = envelope(skipped.work());
            receiver(envelope).ifPresent(receiver -> receiver.skipped(envelope, skipped.reason()));
        }
    }

    private Optional<EnvelopeReceiver> receiver(Envelope envelope) {
        return receivers.stream()
                .filter(candidate -> candidate.receives(envelope.kind()))
                .findFirst();
    }

    private static Envelope envelope(Work work) {
        Message message = Wire.read(work.payload(), Message.class);
        return message.on(new ConnectionId(Objects.requireNonNull(work.connection())));
    }
}
