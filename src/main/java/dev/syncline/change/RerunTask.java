package dev.syncline.change;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.syncline.connection.ConnectionId;
import java.time.Duration;
import java.util.function.IntPredicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Gives each running rerun and bulk operation a turn every second, and sooner when half of what it handed out was looked
 * at; one process of the cluster does.
 */
@Configuration(proxyBeanMethods = false)
class RerunTask {

    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration TURN = Duration.ofSeconds(20);

    private final Pace pace;
    private final Pulse pulse;

    RerunTask(Pace pace, Pulse pulse) {
        this.pace = pace;
        this.pulse = pulse;
    }

    @Bean
    static RecurringTask<Void> bulkOperationsTask(ObjectProvider<RerunTask> task, ObjectProvider<BulkSteps> steps) {
        return Tasks.recurring("change.bulk", FixedDelay.of(PACE))
                .execute((instance, context) -> task.getObject().goOn(context, steps.getObject()::all));
    }

    @Bean
    static RecurringTask<Void> rerunItemsTask(ObjectProvider<RerunTask> task, ObjectProvider<Reruns> reruns) {
        return Tasks.recurring("change.rerun", FixedDelay.of(PACE))
                .execute((instance, context) ->
                        task.getObject().goOn(context, least -> step(reruns.getObject(), least)));
    }

    private static boolean step(Reruns reruns, int least) {
        boolean any = false;
        for (ConnectionId connection : reruns.running()) {
            any |= reruns.step(connection, least);
        }
        return any;
    }

    /** Ends when nothing is on its way, and from time to time, so that others of the scheduler's tasks have their turn. */
    private void goOn(ExecutionContext context, IntPredicate step) {
        int enough = pace.enough();
        long end = System.nanoTime() + TURN.toNanos();
        int least = 1;
        try {
            do {
                long before = pulse.count();
                if (!step.test(least)) {
                    return;
                }
                least = pulse.await(before, enough, PACE) ? enough : 1;
            } while (!pulse.isOver() && !context.getSchedulerState().isShuttingDown() && System.nanoTime() < end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
