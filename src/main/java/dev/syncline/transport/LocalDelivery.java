package dev.syncline.transport;

import dev.syncline.connection.Connection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings envelopes to the other side of a local connection, in one transaction and without HTTP. */
@Component
class LocalDelivery {

    private final Inbox inbox;
    private final Outbox outbox;

    LocalDelivery(Inbox inbox, Outbox outbox) {
        this.inbox = inbox;
        this.outbox = outbox;
    }

    @Transactional
    public List<Message.Answer> deliver(Connection connection, List<Outbox.Stored> batch) {
        if (connection.remoteId() == null) {
            return List.of();
        }
        List<Message.Answer> answers = inbox.keep(
                connection.remoteId(),
                batch.stream().map(Outbox.Stored::message).toList());
        outbox.forget(batch.stream()
                .filter(stored -> answers.stream()
                        .anyMatch(answer -> answer.isTo(stored.message()) && answer.state() == Message.State.KEPT))
                .map(Outbox.Stored::number)
                .toList());
        return answers;
    }
}
