package dev.syncline.connection;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has keys exchanged with other sides: one task for each connection, as long as there is something to tell. */
@Component
class KeyTasks {

    static final String TASK = "connection.exchange-keys";
    static final String SWEEP = "connection.tell-new-key";

    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    KeyTasks(ObjectProvider<SchedulerClient> scheduler, Clock clock) {
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
        soon(TaskInstanceId.of(TASK, connection.toString()));
    }

    /** Looks now which sides have to be told. */
    void sweepSoon() {
        soon(TaskInstanceId.of(SWEEP, RecurringTask.INSTANCE));
    }

    private void soon(TaskInstanceId waiting) {
        try {
            scheduler.ifAvailable(client -> client.reschedule(waiting, clock.instant()));
        } catch (TaskInstanceException e) {
            return; // it runs, was picked while the scheduler looked, or nothing waits
        }
    }
}
