package dev.syncline.worklist;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives lists that are checked or done a turn every second; one process of the cluster does. */
@Configuration(proxyBeanMethods = false)
class WorklistTask {

    private static final Duration PACE = Duration.ofSeconds(1);

    @Bean
    static RecurringTask<Void> checkWorklistsTask(ObjectProvider<CheckLines> checks) {
        return Tasks.recurring("worklist.check", FixedDelay.of(PACE))
                .execute((instance, context) -> checks.getObject().all());
    }

    @Bean
    static RecurringTask<Void> workWorklistsTask(ObjectProvider<WorkLines> works) {
        return Tasks.recurring("worklist.work", FixedDelay.of(PACE))
                .execute((instance, context) -> works.getObject().all());
    }
}
