package dev.syncline.node;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Changes the word that tells a copy of the database from the database, so that one made by anybody is known as one. */
@Configuration(proxyBeanMethods = false)
class RenewWord {

    static final String TASK = "node.renew-word";

    @Bean
    static RecurringTask<Void> renewWordTask(ObjectProvider<Incarnation> incarnation) {
        return Tasks.recurring(TASK, FixedDelay.ofMinutes(1))
                .execute((instance, context) -> incarnation.getObject().renew());
    }
}
