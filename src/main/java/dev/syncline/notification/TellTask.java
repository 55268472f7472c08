package dev.syncline.notification;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks for new faults every half minute; one process of the cluster does. */
@Configuration(proxyBeanMethods = false)
class TellTask {

    private static final Duration PACE = Duration.ofSeconds(30);

    @Bean
    static RecurringTask<Void> tellFaultsTask(ObjectProvider<TellFaults> tells) {
        return Tasks.recurring("notification.tell", FixedDelay.of(PACE))
                .execute((instance, context) -> tells.getObject().turn());
    }
}
