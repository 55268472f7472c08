package dev.syncline.transport;

import dev.syncline.connection.ConnectionActivated;
import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.connection.LifeRefused;
import dev.syncline.connection.LifeSettled;
import dev.syncline.connection.Lives;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.fault.NewFault;
import dev.syncline.queue.Queue;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Follows connections: what waited for an activation goes on, what a deleted one left is dropped. */
@Component
class ConnectionNotices {

    /** What faults about copies are about. */
    static final String COPIES = "This node";

    private final Queue queue;
    private final Outbox outbox;
    private final Inbox inbox;
    private final Peers peers;
    private final Callers callers;
    private final WantedFiles wanted;
    private final Lives lives;
    private final Faults faults;

    ConnectionNotices(
            Queue queue,
            Outbox outbox,
            Inbox inbox,
            Peers peers,
            Callers callers,
            WantedFiles wanted,
            Lives lives,
            Faults faults) {
        this.lives = lives;
        this.faults = faults;
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
        lives.begin(activated.id());
        queue.wake(activated.id().value());
    }

    /** In the transaction that ends the doubt. */
    @EventListener
    void on(LifeSettled settled) {
        faults.resolveConnection(settled.id(), COPIES);
        peers.forgive(settled.id());
        queue.wake(settled.id().value());
    }

    @EventListener
    void on(LifeRefused refused) {
        faults.report(new NewFault(
                Fault.Level.CONNECTION,
                refused.id(),
                COPIES,
                "Another copy of this node, with the same key, is at work, and the other side follows that one. This one"
                        + " neither sends nor writes anything on this connection.",
                null,
                0,
                "Say under General settings which of the two is the node. Nothing is lost: what came and what changed"
                        + " waits.",
                null));
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
