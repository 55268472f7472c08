package dev.syncline.transport;

import dev.syncline.connection.ConnectionActivated;
import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.queue.Queue;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Follows connections: what waited for an activation goes on, what a deleted one left is dropped. */
@Component
class ConnectionNotices {

    private final Queue queue;
    private final Outbox outbox;
    private final Inbox inbox;
    private final Peers peers;
    private final Callers callers;
    private final WantedFiles wanted;

    ConnectionNotices(Queue queue, Outbox outbox, Inbox inbox, Peers peers, Callers callers, WantedFiles wanted) {
        this.callers = callers;
        this.wanted = wanted;
        this.peers = peers;
        this.queue = queue;
        this.outbox = outbox;
        this.inbox = inbox;
    }

    @EventListener
    void on(ConnectionActivated activated) {
        peers.forgive(activated.id());
        queue.wake(activated.id().value());
    }

    /** In the transaction that deletes the connection. */
    @EventListener
    void on(ConnectionDeleted deleted) {
        queue.forget(deleted.id().value());
        outbox.forget(deleted.id());
        inbox.forget(deleted.id());
        callers.forget(deleted.id());
        wanted.forget(deleted.id());
    }
}
