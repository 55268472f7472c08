package dev.syncline.outgoing;

import dev.syncline.change.Changes;
import dev.syncline.connection.ConnectionId;
import dev.syncline.queue.Handler;
import dev.syncline.queue.Lane;
import dev.syncline.queue.NewWork;
import dev.syncline.queue.Outcome;
import dev.syncline.queue.Queue;
import dev.syncline.queue.Work;
import dev.syncline.twin.TwinId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends everything under sync on a connection again, a few hundred items at a time. */
@Component
class Resend implements Handler {

    static final String KIND = "items.resend";

    private final Changes changes;
    private final Queue queue;
    private final TransactionTemplate transaction;

    Resend(Changes changes, Queue queue, TransactionTemplate transaction) {
        this.changes = changes;
        this.queue = queue;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** In the caller's transaction. */
    void begin(ConnectionId connection) {
        put(connection, null);
    }

    @Override
    public Outcome handle(Work work) {
        ConnectionId connection = new ConnectionId(Objects.requireNonNull(work.connection()));
        TwinId after = work.payload().isEmpty() ? null : new TwinId(UUID.fromString(work.payload()));
        transaction.executeWithoutResult(
                status -> changes.resend(connection, after).ifPresent(last -> put(connection, last)));
        return Outcome.done();
    }

    private void put(ConnectionId connection, @Nullable TwinId after) {
        queue.put(new NewWork(
                KIND,
                new Lane(connection + ":resend"),
                connection.value(),
                "Everything under sync",
                after == null ? "" : after.toString()));
    }
}
