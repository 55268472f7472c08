package dev.syncline.transport;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.fault.NewFault;
import dev.syncline.node.NodeKey;
import dev.syncline.queue.Queue;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The nodes on the other sides: which of them answer, and the fault that tells of one that does not. */
@Component
class Peers {

    /** What such faults are about. */
    static final String OTHER_NODE = Faults.OTHER_NODE;

    private static final int PATIENCE = 3;

    /** A node may answer calls and give no files: what waits for one is not woken by each of its answers. */
    private static final Duration SPACING = Duration.ofSeconds(2);

    private final Connections connections;
    private final Queue queue;
    private final Faults faults;
    private final Clock clock;
    private final Map<Peer, Circuit> circuits = new ConcurrentHashMap<>();
    private final Map<UUID, Circuit> refusals = new ConcurrentHashMap<>();
    private final Set<UUID> known = ConcurrentHashMap.newKeySet();
    private final Set<UUID> missed = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Instant> woken = new ConcurrentHashMap<>();

    Peers(Connections connections, Queue queue, Faults faults, Clock clock) {
        this.connections = connections;
        this.queue = queue;
        this.faults = faults;
        this.clock = clock;
    }

    /** Who is called: an address alone is not a node, since anybody may name another's address as their own. */
    private record Peer(URI address, @Nullable NodeKey key) {}

    private Circuit circuit(Connection connection, URI address) {
        return circuits.computeIfAbsent(new Peer(address, connection.remoteKey()), peer -> new Circuit(clock));
    }

    /** Whether something may be sent on a connection now. */
    boolean isOpen(Connection connection) {
        URI address = connection.remoteAddress();
        return own(connection).isOpen()
                && (address == null || circuit(connection, address).isOpen());
    }

    /** When something is sent on a connection the next time to see whether it answers; empty when that is not known. */
    Optional<Instant> nextLook(Connection connection) {
        URI address = connection.remoteAddress();
        return Stream.of(
                        own(connection).nextLook(),
                        address == null
                                ? Optional.<Instant>empty()
                                : circuit(connection, address).nextLook())
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    /** Whether the last call of either kind was answered. */
    boolean answers(Connection connection, URI address) {
        return own(connection).failures() == 0 && circuit(connection, address).failures() == 0;
    }

    /** Begins a call, where it may be made. */
    boolean begin(Connection connection, URI address) {
        if (!own(connection).begin()) {
            return false;
        }
        if (!circuit(connection, address).begin()) {
            own(connection).undecided();
            return false;
        }
        return true;
    }

    /** How long until the next look. */
    Duration wait(Connection connection, URI address, Duration least) {
        return own(connection).wait(circuit(connection, address).wait(least));
    }

    /** A call brought no answer to believe; from the third time on it is a fault of the connection. */
    Duration failed(Connection connection, URI address, NotTaken why) {
        Circuit failing = why.isOfThisConnection() ? own(connection) : circuit(connection, address);
        Circuit other = why.isOfThisConnection() ? circuit(connection, address) : own(connection);
        other.undecided();
        Duration wait = failing.failed(why.comeBackIn().orElse(Duration.ZERO));
        if (failing.failures() >= PATIENCE) {
            known.remove(connection.id().value());
            faults.report(new NewFault(
                    Fault.Level.CONNECTION,
                    connection.id(),
                    OTHER_NODE,
                    "The other node of '" + connection.name() + "', " + address + ", takes nothing: " + why.sentence(),
                    null,
                    0,
                    "Nothing is lost: changes wait and are sent when it answers. Ask the other side's administrator"
                            + " whether their node runs and is reachable from here.",
                    null));
        }
        return wait;
    }

    /** A call ended in a failure of this node's own. */
    void broke(Connection connection, URI address) {
        own(connection).undecided();
        circuit(connection, address).failed();
    }

    private Circuit own(Connection connection) {
        return refusals.computeIfAbsent(connection.id().value(), id -> new Circuit(clock));
    }

    /** Something else than an envelope was not to be had from the peer; it is tried at the next sign of life. */
    void missed(Connection connection) {
        missed.add(connection.id().value());
    }

    /** The other side has not been heard of: the next sign of life ends a fault. */
    void isSilent(ConnectionId connection) {
        known.remove(connection.value());
    }

    /** The two sides agreed anew, or an administrator wants to go on: what was refused before says nothing any more. */
    void forgive(ConnectionId connection) {
        refusals.remove(connection.value());
    }

    /** The peer gave a sign of life with something in it. */
    void alive(Connection connection) {
        answered(connection);
        connections.touched(connection.id());
    }

    /** The peer greets, or answered a greeting. */
    void greeted(Connection connection) {
        answered(connection);
        connections.heard(connection.id());
    }

    /** The peer gave a sign of life: what waits for it goes on at once. */
    void answered(Connection connection) {
        URI address = connection.remoteAddress();
        // All of this before anybody is woken: who finds the gate still closed goes back to wait until its own time.
        boolean back = isAwaited(connection.id().value());
        boolean refused = own(connection).answered();
        boolean away = address != null && circuit(connection, address).answered();
        if (back || refused || away) {
            queue.wake(connection.id().value(), SendEnvelope.KIND);
        }
        if (away) {
            connections.active().stream()
                    .filter(other -> Objects.equals(address, other.remoteAddress())
                            && Objects.equals(connection.remoteKey(), other.remoteKey()))
                    .forEach(other -> queue.wake(other.id().value(), SendEnvelope.KIND));
        }
    }

    /** Whether work waits for a sign of life; the first after a start counts, work may wait since before it. */
    private boolean isAwaited(UUID connection) {
        Instant now = clock.instant();
        Instant last = woken.get(connection);
        if (last != null && (!missed.contains(connection) || now.isBefore(last.plus(SPACING)))) {
            return false;
        }
        missed.remove(connection);
        woken.put(connection, now);
        return true;
    }

    /** The peer signed for something: the fault about it is over. */
    void took(Connection connection) {
        alive(connection);
        over(connection);
    }

    /** Whatever fault there was about the peer, it is over. */
    void over(Connection connection) {
        if (known.add(connection.id().value())) {
            faults.resolveConnection(connection.id(), OTHER_NODE);
        }
    }
}
