package dev.syncline.change;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives each running rerun and bulk operation a turn every second; one process of the cluster does. */
@Configuration(proxyBeanMethods = false)
class RerunTask {

    private static final Duration PACE = Duration.ofSeconds(1);

    @Bean
    static RecurringTask<Void> bulkOperationsTask(ObjectProvider<BulkSteps> steps) {
        return Tasks.recurring("change.bulk", FixedDelay.of(PACE))
                .execute((instance, context) -> steps.getObject().all());
    }

    @Bean
    static RecurringTask<Void> rerunItemsTask(ObjectProvider<Reruns> reruns) {
        return Tasks.recurring("change.rerun", FixedDelay.of(PACE)).execute((instance, context) -> {
            Reruns all = reruns.getObject();
            all.running().forEach(all::step);
        });
    }
}
