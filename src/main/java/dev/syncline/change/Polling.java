package dev.syncline.change;

import dev.syncline.connector.TrackerStirred;
import dev.syncline.timed.TimedTasks;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Lets the next poll come at once when the tracker stirs, never two at a time in the cluster. */
@Component
class Polling implements DisposableBean {

    static final String TASK = "change.poll";

    private final TimedTasks tasks;
    private final AtomicBoolean stirred = new AtomicBoolean();
    private final AtomicBoolean asking = new AtomicBoolean();
    private final ExecutorService asks = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "change-stirred");
        thread.setDaemon(true);
        return thread;
    });

    Polling(TimedTasks tasks) {
        this.tasks = tasks;
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

    /**
     * Outside the transaction that stirred: the task would be asked for in it. A poll that runs now looks at the flag
     * before it ends.
     */
    private void ask() {
        asking.set(false);
        tasks.soon(TASK);
    }

    @Override
    public void destroy() {
        asks.shutdownNow();
    }
}
