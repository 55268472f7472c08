package dev.syncline.transport;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.syncline.connection.ConnectionActivated;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** The timed work of fetching: of several processes of a node one fetches, as long as there is something to fetch on. */
@Configuration(proxyBeanMethods = false)
class FetchTask {

    private static final String NAME = "transport.fetch";
    private static final int SECONDS = 5;

    @Bean
    static RecurringTask<Void> fetchWhatWaits(ObjectProvider<Fetching> fetching, ObjectProvider<End> end) {
        return Tasks.recurring(NAME, FixedDelay.ofSeconds(SECONDS))
                .execute((instance, context) -> fetching.getObject()
                        .run(() -> context.getSchedulerState().isShuttingDown()
                                || end.getObject().isNear()));
    }

    /** The first private connection does not wait for the next turn. */
    @Component
    static class Soon {

        private final ObjectProvider<SchedulerClient> scheduler;
        private final Clock clock;

        Soon(ObjectProvider<SchedulerClient> scheduler, Clock clock) {
            this.scheduler = scheduler;
            this.clock = clock;
        }

        @TransactionalEventListener(fallbackExecution = true)
        void on(ConnectionActivated activated) {
            try {
                scheduler.ifAvailable(
                        client -> client.reschedule(TaskInstanceId.of(NAME, RecurringTask.INSTANCE), clock.instant()));
            } catch (TaskInstanceException e) {
                return; // it fetches at this moment and sees the connection by itself
            }
        }
    }

    /** Whether this process is about to end. */
    @Component
    static class End {

        private volatile boolean near;

        @EventListener(ContextClosedEvent.class)
        void comes() {
            near = true;
        }

        boolean isNear() {
            return near;
        }
    }
}
