package dev.syncline.transport;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionActivated;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Questions of sides that fetch, while there is nothing to say. They hold no thread; one of a connection waits, a newer
 * one takes its place.
 */
@Component
class Pickups implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Pickups.class);

    /** So soon is seen what another process of this node put there. */
    private static final long LOOK_MILLIS = 500;

    private final Connections connections;
    private final HandOut handOut;
    private final Outbox outbox;
    private final WantedFiles files;
    private final Map<UUID, Pickup> waiting = new ConcurrentHashMap<>();
    private final Set<UUID> told = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledThreadPoolExecutor thread;

    Pickups(Connections connections, HandOut handOut, Outbox outbox, WantedFiles files) {
        this.connections = connections;
        this.handOut = handOut;
        this.outbox = outbox;
        this.files = files;
    }

    /** How a question is answered. */
    interface Reply {

        void with(Waiting.Handed handed);
    }

    /** One that waits. */
    private record Pickup(Collection<UUID> bringing, Reply reply) {}

    /** Whether this node still lets questions wait; it does not while it is being shut down. */
    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** Keeps a question until there is something to say, or {@link #giveUp}. */
    void await(ConnectionId connection, Collection<UUID> bringing, Reply reply) {
        Pickup before = waiting.put(connection.value(), new Pickup(bringing, reply));
        if (before != null) {
            before.reply().with(Waiting.Handed.NOTHING);
        }
        tell(connection); // what came between the look before and this
        if (!isRunning()) {
            giveUp(connection, reply);
        }
    }

    /** Nobody waits for the answer any more, or has waited long enough. */
    void giveUp(ConnectionId connection, Reply reply) {
        Pickup pickup = waiting.get(connection.value());
        if (pickup != null && pickup.reply() == reply && waiting.remove(connection.value(), pickup)) {
            reply.with(Waiting.Handed.NOTHING);
        }
    }

    int size() {
        return waiting.size();
    }

    /** There is something for the other side, once the transaction commits. */
    void tellAfterCommit(ConnectionId connection) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                tell(connection);
            }
        });
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(ConnectionActivated activated) {
        tell(activated.id());
    }

    /** There is something for the other side. */
    synchronized void tell(ConnectionId connection) {
        if (thread != null && waiting.containsKey(connection.value()) && told.add(connection.value())) {
            thread.execute(() -> {
                told.remove(connection.value());
                look(connection);
            });
        }
    }

    private void look(ConnectionId connection) {
        Pickup pickup = waiting.get(connection.value());
        if (pickup == null) {
            return;
        }
        try {
            Optional<Connection> found = connections.find(connection);
            Waiting.Handed handed =
                    found.map(each -> handOut.next(each, pickup.bringing())).orElse(Waiting.Handed.NOTHING);
            if ((found.isEmpty() || !handed.isNothing()) && waiting.remove(connection.value(), pickup)) {
                pickup.reply().with(handed);
            }
        } catch (RuntimeException e) {
            LOG.warn("What waits for the other side of {} cannot be read; it is looked at again.", connection, e);
        }
    }

    private void lookAtAll() {
        try {
            List<UUID> all = List.copyOf(waiting.keySet());
            for (int from = 0; from < all.size(); from += 500) {
                List<UUID> some = all.subList(from, Math.min(all.size(), from + 500));
                outbox.among(some).forEach(id -> look(new ConnectionId(id)));
                files.among(some).forEach(id -> look(new ConnectionId(id)));
            }
        } catch (RuntimeException e) {
            LOG.warn("What waits for other sides cannot be read; it is looked at again.", e);
        }
    }

    @Override
    public synchronized void start() {
        thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread made = new Thread(work, "pickups");
            made.setDaemon(true);
            return made;
        });
        thread.scheduleWithFixedDelay(this::lookAtAll, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Before the web server, which would wait for the answers. */
    @Override
    public void stop() {
        synchronized (this) {
            if (thread != null) {
                thread.shutdownNow();
                thread = null;
            }
        }
        waiting.keySet().forEach(id -> {
            Pickup pickup = waiting.remove(id);
            if (pickup != null) {
                pickup.reply().with(Waiting.Handed.NOTHING);
            }
        });
    }
}
