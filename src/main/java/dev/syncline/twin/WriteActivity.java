package dev.syncline.twin;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Writes every few seconds what this process counted, and once more when it ends; each process does so for itself. */
@Component
class WriteActivity implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WriteActivity.class);
    private static final long SECONDS = 5;

    private final SyncActivity activity;
    private @Nullable ScheduledExecutorService clockwork;

    WriteActivity(SyncActivity activity) {
        this.activity = activity;
    }

    /** A context that was paused starts its parts again: each start has a thread of its own. */
    @Override
    public synchronized void start() {
        clockwork = Executors.newSingleThreadScheduledExecutor(WriteActivity::thread);
        var unused = clockwork.scheduleWithFixedDelay(this::write, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "sync-activity");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = clockwork;
        if (running != null) {
            clockwork = null;
            running.shutdown();
            write();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return clockwork != null;
    }

    private void write() {
        try {
            activity.write();
        } catch (RuntimeException e) {
            LOG.warn("The sync activity cannot be written now; it is written the next time.", e);
        }
    }
}
