package dev.syncline.trial;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The one thread of all test runs; it rests as long as it worked, so that the engine has the processor in between. */
final class TrialThread implements AutoCloseable {

    private static final long LONGEST_REST = TimeUnit.SECONDS.toNanos(5);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "test-runs");
        made.setDaemon(true);
        made.setPriority(Thread.MIN_PRIORITY);
        return made;
    });

    /** Takes one step after another until one says that it was the last; other runs have their turn in between. */
    void run(BooleanSupplier step) {
        thread.execute(() -> turn(step));
    }

    private void turn(BooleanSupplier step) {
        long begun = System.nanoTime();
        if (step.getAsBoolean()) {
            long rest = Math.min(LONGEST_REST, System.nanoTime() - begun);
            Future<?> unused = thread.schedule(() -> turn(step), rest, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
