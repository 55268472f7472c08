package dev.syncline.connection;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.syncline.timed.TimedTasks;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has keys exchanged with other sides: one task for each connection, as long as there is something to tell. */
@Component
class KeyTasks {

    static final String TASK = "connection.exchange-keys";
    static final String SWEEP = "connection.tell-new-key";

    private final TimedTasks tasks;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    KeyTasks(TimedTasks tasks, ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        this.tasks = tasks;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Has a side asked, where it can be called and is not asked already; in the caller's transaction. */
    void tell(Connection connection) {
        if (connection.remoteAddress() != null && connection.type() != Connection.Type.LOCAL) {
            tell(connection.id().value());
        }
    }

    void tell(UUID connection) {
        scheduler.ifAvailable(client ->
                client.scheduleIfNotExists(new TaskInstance<>(TASK, connection.toString(), 0), clock.instant()));
    }

    /** The other side gave a sign of life: what waits is tried now. */
    void hurry(UUID connection) {
        tasks.soon(TASK, connection.toString());
    }

    /** Looks now which sides have to be told. */
    void sweepSoon() {
        tasks.soon(SWEEP);
    }
}
