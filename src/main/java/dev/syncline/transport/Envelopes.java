package dev.syncline.transport;

import dev.syncline.connection.ConnectionId;
import dev.syncline.queue.Lane;
import dev.syncline.queue.NewWork;
import dev.syncline.queue.Queue;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Envelopes to the other side of a connection. */
@Component
public class Envelopes {

    /** JSON may need up to twice the room of the text it carries. */
    private static final int LONGEST = Wire.LIMIT / 2;

    private final Outbox outbox;
    private final Queue queue;

    Envelopes(Outbox outbox, Queue queue) {
        this.outbox = outbox;
        this.queue = queue;
    }

    /**
     * Sends an envelope after the caller's transaction commits; it is kept until the other side signed for it.
     *
     * @throws IllegalArgumentException when it is too long to travel
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(ConnectionId connection, UUID twin, String kind, String subject, String body) {
        if (body.length() > LONGEST) {
            throw new IllegalArgumentException(("What is to be sent for '%s' has %d characters; at most %d travel at"
                            + " once. Let the outgoing rule send less, such as fewer comments.")
                    .formatted(subject, body.length(), LONGEST));
        }
        long number = outbox.add(connection, twin, kind, subject, body);
        queue.put(new NewWork(
                SendEnvelope.KIND,
                new Lane(connection + ":" + twin + ":send"),
                connection.value(),
                subject,
                Wire.text(new SendEnvelope.Payload(number))));
    }
}
