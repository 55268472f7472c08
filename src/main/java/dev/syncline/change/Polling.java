package dev.syncline.change;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.syncline.connector.TrackerStirred;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Lets the next poll come at once when the tracker stirs, never two at a time in the cluster. */
@Component
class Polling implements DisposableBean {

    static final String TASK = "change.poll";

    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;
    private final AtomicBoolean stirred = new AtomicBoolean();
    private final AtomicBoolean asking = new AtomicBoolean();
    private final ExecutorService asks = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "change-stirred");
        thread.setDaemon(true);
        return thread;
    });

    Polling(ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void stirred(TrackerStirred event) {
        stirred.set(true);
        if (asking.compareAndSet(false, true)) {
            asks.execute(this::ask);
        }
    }

    /** Whether the tracker stirred since this was last asked. */
    boolean takeStirred() {
        return stirred.getAndSet(false);
    }

    /** Outside the transaction that stirred: the scheduler would join it. */
    private void ask() {
        asking.set(false);
        try {
            scheduler.getObject().reschedule(TaskInstanceId.of(TASK, RecurringTask.INSTANCE), clock.instant());
        } catch (TaskInstanceException e) {
            // It runs, or was picked between the scheduler's own look and its update.
            // The poll that runs now looks at the flag before it ends; one that never ran yet comes anyway.
            return;
        }
    }

    @Override
    public void destroy() {
        asks.shutdownNow();
    }
}
