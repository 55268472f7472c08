package dev.syncline.transport;

import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.node.NodeKey;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A sign of life to every other node at start: what waits for this one, and here for them, goes on at once. */
@Component
class Hello {

    private static final Logger LOG = LoggerFactory.getLogger(Hello.class);

    private final Connections connections;
    private final EnvelopeCall call;
    private final Peers peers;

    Hello(Connections connections, EnvelopeCall call, Peers peers) {
        this.connections = connections;
        this.call = call;
        this.peers = peers;
    }

    /** Who is called: a node stands behind several connections, and one call tells it. */
    private record Peer(URI address, @Nullable NodeKey key) {}

    @EventListener(ApplicationReadyEvent.class)
    void later() {
        Thread thread = new Thread(this::say, "hello");
        thread.setDaemon(true);
        thread.start();
    }

    /** Calls each once, with no envelopes; whoever does not answer hears of this node by the next envelope. */
    void say() {
        Map<Peer, Connection> first = new LinkedHashMap<>();
        for (Connection connection : connections.active()) {
            URI address = connection.remoteAddress();
            if (connection.type() != Connection.Type.LOCAL && address != null) {
                first.putIfAbsent(new Peer(address, connection.remoteKey()), connection);
            }
        }
        first.forEach((peer, connection) -> say(connection, peer.address()));
    }

    private void say(Connection connection, URI address) {
        try {
            call.send(connection, address, List.of());
            peers.took(connection);
        } catch (RuntimeException notNow) {
            LOG.debug("{} did not hear that this node is back.", address, notNow);
        }
    }
}
