package dev.syncline.transport;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.fault.Faults;
import dev.syncline.queue.CrashPoint;
import dev.syncline.queue.Handler;
import dev.syncline.queue.Outcome;
import dev.syncline.queue.Work;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends an envelope, together with the oldest others of its connection, in one call.
 *
 * <p>One call of a connection at a time, always with the oldest envelopes first: so the envelopes of a twin arrive in
 * order. Work whose envelope went with another's call is done when its turn comes.
 */
@Component
class SendEnvelope implements Handler {

    static final String KIND = "envelope.send";

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final Connections connections;
    private final Peers peers;
    private final EnvelopeCall call;
    private final LocalDelivery local;
    private final Faults faults;
    private final TransactionTemplate transaction;
    private final Map<UUID, ReentrantLock> calling = new ConcurrentHashMap<>();

    SendEnvelope(
            Outbox outbox,
            Connections connections,
            Peers peers,
            EnvelopeCall call,
            LocalDelivery local,
            Faults faults,
            TransactionTemplate transaction) {
        this.transaction = transaction;
        this.outbox = outbox;
        this.connections = connections;
        this.peers = peers;
        this.call = call;
        this.local = local;
        this.faults = faults;
    }

    /** Which envelope. */
    record Payload(long number) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome handle(Work work) {
        long number = Wire.read(work.payload(), Payload.class).number();
        UUID id = Objects.requireNonNull(work.connection());
        // Most went along with an earlier one of their connection.
        if (!outbox.has(number)) {
            return Outcome.done();
        }
        Optional<Connection> connection = connections.find(new ConnectionId(id));
        if (connection.isEmpty()) {
            return Outcome.done();
        }
        ReentrantLock lock = calling.computeIfAbsent(id, key -> new ReentrantLock());
        try {
            if (!lock.tryLock(2, TimeUnit.SECONDS)) {
                return new Outcome.Retry("The other node answers slowly.", SOON);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Retry("This node is being shut down.", SOON);
        }
        try {
            return send(connection.get(), number, work);
        } finally {
            lock.unlock();
        }
    }

    private Outcome send(Connection connection, long number, Work work) {
        outbox.refused(number, false);
        while (outbox.has(number)) {
            List<Outbox.Stored> batch = outbox.next(connection.id());
            if (batch.isEmpty()) {
                return Outcome.retry("An earlier envelope of this item was refused. Deal with that one first.");
            }
            List<Message> messages = batch.stream().map(Outbox.Stored::message).toList();
            List<Message.Answer> answers;
            if (connection.type() == Connection.Type.LOCAL) {
                answers = local.deliver(connection, batch);
            } else {
                URI address = connection.remoteAddress();
                if (address == null) {
                    return Outcome.retry("The other node cannot be called; it fetches this itself.");
                }
                if (!peers.begin(connection, address)) {
                    return new Outcome.Retry("The other node does not answer.", peers.wait(connection, address, SOON));
                }
                try {
                    answers = call.send(connection, address, messages);
                } catch (NotTaken e) {
                    return new Outcome.Retry(e.sentence(), peers.failed(connection, address, e));
                } catch (RuntimeException | Error e) {
                    peers.broke(connection, address);
                    throw e;
                }
                peers.took(connection);
            }
            Optional<Outcome> end = settle(connection, number, work, batch, answers);
            if (end.isPresent()) {
                return end.get();
            }
        }
        return Outcome.done();
    }

    /** Forgets what was kept and holds what was refused; says how it ended if it is this work's own. */
    private Optional<Outcome> settle(
            Connection connection, long number, Work work, List<Outbox.Stored> batch, List<Message.Answer> answers) {
        outbox.forget(batch.stream()
                .filter(stored -> is(stored, answers, Message.State.KEPT))
                .map(Outbox.Stored::number)
                .toList());
        CrashPoint.hit("transport.send.afterCommit");
        boolean own = false;
        for (Outbox.Stored stored : batch) {
            if (is(stored, answers, Message.State.ALTERED) && !isNumberedAnew(connection, stored)) {
                outbox.refused(stored.number(), true);
                own |= stored.number() == number;
            }
        }
        if (own) {
            faults.report(AlteredEnvelope.fault(connection.id(), work.subject(), work.id()));
            return Optional.of(Outcome.park(AlteredEnvelope.REASON));
        }
        boolean answered =
                batch.stream().anyMatch(stored -> answers.stream().anyMatch(answer -> answer.isTo(stored.message())));
        return answered ? Optional.empty() : Optional.of(Outcome.retry("The other node kept none of what was sent."));
    }

    private boolean isNumberedAnew(Connection connection, Outbox.Stored stored) {
        return Boolean.TRUE.equals(transaction.execute(status -> outbox.renumber(connection.id(), stored)));
    }

    private static boolean is(Outbox.Stored stored, List<Message.Answer> answers, Message.State state) {
        return answers.stream().anyMatch(answer -> answer.isTo(stored.message()) && answer.state() == state);
    }
}
