package dev.syncline.transport;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionActivated;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.connection.LifeSettled;
import dev.syncline.connection.Lives;
import dev.syncline.connection.Notice;
import dev.syncline.connection.OtherSide;
import dev.syncline.queue.Gate;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Lets work of Active connections pass, unless another copy of this node is followed there, and lets nothing be sent to
 * a peer that does not answer or cannot be called.
 */
@Component
class ConnectionGate implements Gate {

    /** So long an answer of the database is used again: many pieces of work of a connection follow each other. */
    private static final long MEMORY = TimeUnit.MILLISECONDS.toNanos(100);

    private static final int SIZE = 20_000;

    /** Before the queue is woken after the same commit: it asks here. */
    private static final int FIRST = 0;

    private final Connections connections;
    private final Peers peers;
    private final Lives lives;
    private final OtherSide otherSide;
    private final Map<UUID, Seen> seen = new ConcurrentHashMap<>();

    ConnectionGate(Connections connections, Peers peers, Lives lives, OtherSide otherSide) {
        this.lives = lives;
        this.otherSide = otherSide;
        this.connections = connections;
        this.peers = peers;
    }

    /** A connection as it was a moment ago. */
    private record Seen(Optional<Connection> connection, boolean open, long at) {}

    @Override
    public boolean isOpen(UUID connection) {
        return seen(connection).open();
    }

    @Override
    public boolean isOpen(UUID connection, String kind) {
        return isOpen(connection)
                && (!kind.equals(SendEnvelope.KIND)
                        || seen(connection).connection().map(this::maySend).orElse(true));
    }

    @Override
    public Optional<String> reason(UUID connection, String kind) {
        return connections.find(new ConnectionId(connection)).flatMap(one -> reason(one, kind));
    }

    @Override
    public Optional<Instant> nextLook(UUID connection, String kind) {
        return !kind.equals(SendEnvelope.KIND) || !isOpen(connection)
                ? Optional.empty()
                : seen(connection)
                        .connection()
                        .filter(one -> !one.isFetchedFrom())
                        .flatMap(peers::nextLook);
    }

    private Optional<String> reason(Connection connection, String kind) {
        String name = "The connection '" + connection.name() + "' ";
        if (connection.status() == Connection.Status.DEACTIVATED) {
            return Optional.of(name + "is deactivated. This is done once it is activated.");
        }
        if (connection.status() == Connection.Status.PENDING) {
            return Optional.of(name + "is pending. This is done once the other side accepted it.");
        }
        if (lives.isRefused(connection)) {
            return Optional.of(name + "belongs to another copy of this node now: the other side follows that one.");
        }
        return kind.equals(SendEnvelope.KIND)
                ? stoppedThere(connection).or(() -> notSent(connection))
                : Optional.empty();
    }

    private Optional<String> notSent(Connection connection) {
        if (connection.isFetchedFrom()) {
            return Optional.of("The other node cannot be called from here; it fetches this when it asks next.");
        }
        URI address = connection.remoteAddress();
        return address == null || peers.answers(connection, address)
                ? Optional.empty()
                : Optional.of("The other node, " + address
                        + ", does not answer, or takes nothing now. This is sent once it does.");
    }

    private Optional<String> stoppedThere(Connection connection) {
        return otherSide.standings(List.of(connection)).values().stream()
                .map(OtherSide.Standing::said)
                .filter(Objects::nonNull)
                .map(said -> said.kind() == Notice.Kind.REMOVED
                        ? "The other side removed the connection '%s'. Nothing is sent on it any more."
                                .formatted(connection.name())
                        : "The other side paused the connection '%s'. This is sent once it is activated there."
                                .formatted(connection.name()))
                .findFirst();
    }

    @Order(FIRST)
    @TransactionalEventListener(fallbackExecution = true)
    void on(ConnectionActivated activated) {
        seen.remove(activated.id().value());
    }

    @Order(FIRST)
    @TransactionalEventListener(fallbackExecution = true)
    void on(LifeSettled settled) {
        seen.remove(settled.id().value());
    }

    /** What a side fetches waits until it did: no handler can do anything about it. */
    private boolean maySend(Connection connection) {
        return !connection.isFetchedFrom() && peers.isOpen(connection);
    }

    private Seen seen(UUID id) {
        long now = System.nanoTime();
        Seen known = seen.get(id);
        if (known != null && now - known.at() < MEMORY) {
            return known;
        }
        if (seen.size() > SIZE) {
            seen.clear();
        }
        Optional<Connection> found = connections.find(new ConnectionId(id));
        // A deleted connection's work ends by itself.
        boolean open = found.map(one -> one.status() == Connection.Status.ACTIVE && !lives.isRefused(one))
                .orElse(true);
        Seen fresh = new Seen(found, open, now);
        seen.put(id, fresh);
        return fresh;
    }
}
