package dev.syncline.twin;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets old syncs from time to time. */
@Configuration(proxyBeanMethods = false)
class CleanHistory {

    @Bean
    static RecurringTask<Void> cleanHistoryTask(
            HistorySettings settings, ObjectProvider<History> history, ObjectProvider<SyncActivity> activity) {
        return Tasks.recurring("twin.clean-history", FixedDelay.of(settings.cleanEvery()))
                .execute((instance, context) -> {
                    history.getObject().clean();
                    activity.getObject().forgetOld();
                });
    }
}
