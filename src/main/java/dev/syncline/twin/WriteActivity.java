package dev.syncline.twin;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "sync-activity");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;

    WriteActivity(SyncActivity activity) {
        this.activity = activity;
    }

    @Override
    public void start() {
        running = true;
        var unused = clockwork.scheduleWithFixedDelay(this::write, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        running = false;
        clockwork.shutdown();
        write();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void write() {
        try {
            activity.write();
        } catch (RuntimeException e) {
            LOG.warn("The sync activity cannot be written now; it is written the next time.", e);
        }
    }
}
