package dev.syncline.directory;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks each ten minutes whether a directory has to be told something; one process of the cluster does. */
@Configuration(proxyBeanMethods = false)
class AnnounceTask {

    @Bean
    static RecurringTask<Void> announceNodeTask(ObjectProvider<Announce> announce) {
        return Tasks.recurring("directory.announce", FixedDelay.ofMinutes(10))
                .execute((instance, context) -> announce.getObject().catchUp());
    }
}
