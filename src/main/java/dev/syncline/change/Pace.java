package dev.syncline.change;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.queue.Counts;
import dev.syncline.queue.Queue;
import org.springframework.stereotype.Component;

/** How many items a long operation may hand out now, so that changes of people never wait for it. */
@Component
public class Pace {

    /** What each item makes of work until it is through: a look, an envelope, its answer. */
    private static final int WORK = 3;

    private final Connections connections;
    private final Queue queue;
    private final ChangeSettings settings;

    Pace(Connections connections, Queue queue, ChangeSettings settings) {
        this.connections = connections;
        this.queue = queue;
        this.settings = settings;
    }

    /** How many items must have room for a turn before the clock gives one. */
    int enough() {
        return Math.max(1, settings.rerunAtOnce() / 2);
    }

    /**
     * One item at a time while others' changes fill the queue, never more than the settings permit on their way, none
     * while the connection is not active.
     *
     * @param waiting how many the operation has on their way
     */
    public int room(ConnectionId connection, long waiting) {
        boolean active = connections
                .find(connection)
                .filter(found -> found.status() == Connection.Status.ACTIVE)
                .isPresent();
        if (!active) {
            return 0;
        }
        Counts counts = queue.counts(connection.value());
        long idle = WORK * (long) settings.rerunAtOnce() - counts.queued() - counts.inFlight();
        return (int) Math.max(0, Math.min(Math.max(1, idle), settings.rerunAtOnce() - waiting));
    }
}
