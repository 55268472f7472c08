package dev.syncline.transport;

import dev.syncline.connection.ConnectionId;
import dev.syncline.queue.Handler;
import dev.syncline.queue.Outcome;
import dev.syncline.queue.Work;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
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
        Message message = Wire.read(work.payload(), Message.class);
        Envelope envelope = message.on(new ConnectionId(Objects.requireNonNull(work.connection())));
        Optional<EnvelopeReceiver> receiver = receivers.stream()
                .filter(candidate -> candidate.receives(message.kind()))
                .findFirst();
        if (receiver.isEmpty()) {
            return Outcome.park(("This node does not know what to do with an envelope of the kind '%s'; the other node"
                            + " may be newer. Update this node, then retry.")
                    .formatted(message.kind()));
        }
        return receiver.get().receive(envelope, work);
    }
}
