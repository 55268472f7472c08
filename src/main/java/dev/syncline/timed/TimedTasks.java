package dev.syncline.timed;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks a timed task to run now; in the caller's transaction, where there is one. */
@Component
public class TimedTasks {

    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    TimedTasks(ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** The same for a task that comes again and again and has one instance. */
    public void soon(String task) {
        soon(task, RecurringTask.INSTANCE);
    }

    /** Lets a task that waits run now. One that runs, or that nobody scheduled, stays as it is. */
    public void soon(String task, String instance) {
        try {
            scheduler.ifAvailable(client -> client.reschedule(TaskInstanceId.of(task, instance), clock.instant()));
        } catch (TaskInstanceException e) {
            return; // it runs, was picked between the scheduler's look and its update, or nothing waits
        }
    }
}
