package dev.syncline.connection;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The timed work of connections. */
@Configuration(proxyBeanMethods = false)
class AskInitiators {

    @Bean
    RecurringTask<Void> askWhetherConfirmed(PendingAcceptances pending, InvitationSettings settings) {
        return Tasks.recurring("connection.ask-whether-confirmed", Schedules.fixedDelay(settings.askEvery()))
                .execute((instance, context) -> pending.ask());
    }
}
