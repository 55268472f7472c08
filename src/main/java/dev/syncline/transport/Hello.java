package dev.syncline.transport;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Lives;
import dev.syncline.node.NodeKey;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A sign of life to every other node at start: what waits for this one, and here for them, goes on at once. At start and
 * from then on now and then it also tells them which of two copies of a node this is.
 */
@Component
class Hello {

    private static final Logger LOG = LoggerFactory.getLogger(Hello.class);

    private final Connections connections;
    private final EnvelopeCall call;
    private final Peers peers;
    private final ConnectionGate gate;

    Hello(Connections connections, EnvelopeCall call, Peers peers, ConnectionGate gate) {
        this.gate = gate;
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

    /**
     * Calls on each connection, with no envelopes; whoever does not answer is called once, and hears of this node by the
     * next envelope.
     */
    void say() {
        Set<Peer> silent = new HashSet<>();
        for (Connection connection : connections.active()) {
            URI address = connection.remoteAddress();
            if (connection.type() != Connection.Type.LOCAL
                    && address != null
                    && gate.isOpen(connection.id().value())) {
                Peer peer = new Peer(address, connection.remoteKey());
                if (!silent.contains(peer) && !hears(connection, address)) {
                    silent.add(peer);
                }
            }
        }
    }

    private boolean hears(Connection connection, URI address) {
        try {
            call.send(connection, address, List.of());
            peers.greeted(connection);
            peers.over(connection);
            return true;
        } catch (NotTaken notNow) {
            LOG.debug("{} did not hear that this node is back.", address, notNow);
            return notNow.isOfThisConnection();
        } catch (RuntimeException notNow) {
            LOG.debug("{} could not be told that this node is back.", address, notNow);
            return false;
        }
    }

    /** The timed work: a copy made before is told apart by what it says. */
    @Configuration(proxyBeanMethods = false)
    static class Task {

        private static final int MINUTES = 10;

        @Bean
        static RecurringTask<Void> renewLivesTask(ObjectProvider<Lives> lives, ObjectProvider<Hello> hello) {
            return Tasks.recurring("transport.renew-lives", FixedDelay.ofMinutes(MINUTES))
                    .execute((instance, context) -> {
                        lives.getObject().renew();
                        hello.getObject().say();
                    });
        }
    }
}
