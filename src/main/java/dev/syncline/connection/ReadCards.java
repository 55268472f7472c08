package dev.syncline.connection;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the cards of partners that are new or were not read for a day; one process of the cluster does. */
@Configuration(proxyBeanMethods = false)
class ReadCards {

    @Bean
    static RecurringTask<Void> readCardsTask(ObjectProvider<KnownNodes> nodes) {
        return Tasks.recurring("connection.read-cards", FixedDelay.ofMinutes(10))
                .execute((instance, context) -> nodes.getObject().sweep());
    }
}
