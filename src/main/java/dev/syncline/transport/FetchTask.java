package dev.syncline.transport;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.syncline.connection.ConnectionActivated;
import dev.syncline.timed.TimedTasks;
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

        private final TimedTasks tasks;

        Soon(TimedTasks tasks) {
            this.tasks = tasks;
        }

        @TransactionalEventListener(fallbackExecution = true)
        void on(ConnectionActivated activated) {
            tasks.soon(NAME); // one that fetches at this moment sees the connection by itself
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
