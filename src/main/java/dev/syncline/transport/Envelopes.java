package dev.syncline.transport;

import dev.syncline.connection.ConnectionId;
import dev.syncline.queue.Lane;
import dev.syncline.queue.NewWork;
import dev.syncline.queue.Queue;
import dev.syncline.queue.Work;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Envelopes to the other side of a connection. */
@Component
public class Envelopes {

    /** JSON may need up to twice the room of the text it carries. */
    private static final int LONGEST = Wire.LIMIT / 2;

    /** Kind of the work that deals with something that came in. */
    public static final String INCOMING = ReceiveEnvelope.KIND;

    private final Outbox outbox;
    private final Queue queue;
    private final Pickups pickups;

    Envelopes(Outbox outbox, Queue queue, Pickups pickups) {
        this.pickups = pickups;
        this.outbox = outbox;
        this.queue = queue;
    }

    /** Where the work of a twin waits: for what changed here or came in, and for what is to be sent. */
    public static List<Lane> lanes(ConnectionId connection, UUID twin) {
        return List.of(lane(connection, twin), sending(connection, twin));
    }

    /** The envelope that a piece of work brings or sends; empty for other work, and for what was sent meanwhile. */
    @Transactional(readOnly = true)
    public Optional<Envelope> carriedBy(Work work) {
        UUID connection = work.connection();
        if (connection == null) {
            return Optional.empty();
        }
        Optional<Message> message = switch (work.kind()) {
            case ReceiveEnvelope.KIND -> Optional.of(Wire.read(work.payload(), Message.class));
            case SendEnvelope.KIND ->
                outbox.find(
                        Wire.read(work.payload(), SendEnvelope.Payload.class).number());
            default -> Optional.empty();
        };
        return message.map(each -> each.on(new ConnectionId(connection)));
    }

    /** Whether the work deals with something that came in. */
    public static boolean isIncoming(Work work) {
        return work.kind().equals(INCOMING);
    }

    static Lane lane(ConnectionId connection, UUID twin) {
        return new Lane(connection + ":" + twin);
    }

    static Lane sending(ConnectionId connection, UUID twin) {
        return new Lane(connection + ":" + twin + ":send");
    }

    /**
     * Sends an envelope after the caller's transaction commits; it is kept until the other side signed for it.
     *
     * @return the envelope with its number
     * @throws IllegalArgumentException when it is too long to travel
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Envelope send(ConnectionId connection, UUID twin, String kind, String subject, String body) {
        return send(connection, twin, kind, subject, body, false);
    }

    /**
     * The same for an envelope that may be part of a long operation, which other work goes ahead of on both sides.
     *
     * @param backFill whether it is
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Envelope send(
            ConnectionId connection, UUID twin, String kind, String subject, String body, boolean backFill) {
        if (body.length() > LONGEST) {
            throw new IllegalArgumentException(("What is to be sent for '%s' has %d characters; at most %d travel at"
                            + " once. Let the outgoing rule send less, such as fewer comments.")
                    .formatted(subject, body.length(), LONGEST));
        }
        Outbox.Added added = outbox.add(connection, twin, kind, subject, body, backFill);
        queue.put(new NewWork(
                SendEnvelope.KIND,
                sending(connection, twin),
                connection.value(),
                subject,
                Wire.text(new SendEnvelope.Payload(added.number())),
                backFill));
        pickups.tellAfterCommit(connection);
        return new Envelope(connection, added.incarnation(), added.sequence(), twin, kind, subject, body);
    }
}
