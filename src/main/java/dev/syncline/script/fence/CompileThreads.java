package dev.syncline.script.fence;

import dev.syncline.script.Problem;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where rules are compiled: a few at a time, each with a limit. A compiler that is stuck cannot be stopped inside this
 * JVM, so it is left alone on its thread and keeps its place; there are few places.
 */
final class CompileThreads {

    private static final int PLACES = 4;
    private static final long STACK_BYTES = 8L * 1024 * 1024;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** So many times the limit may pass for a compiler that others keep from running. */
    private static final int PATIENCE = 12;

    private final Semaphore places = new Semaphore(PLACES, true);
    private final Duration limit;
    private final int patience;

    /** @param limit of the compiler's own time, as a machine with much to do is not the rule's fault */
    CompileThreads(Duration limit) {
        this(limit, PATIENCE);
    }

    CompileThreads(Duration limit, int patience) {
        this.limit = limit;
        this.patience = patience;
    }

    /**
     * Compiles within the limit.
     *
     * @throws NotARule what the compiler said, or that it took too long
     */
    <T> T run(Callable<T> compiler) throws NotARule {
        try {
            if (!places.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw tooLong("Other rules have been compiling for more than %s s; try again.");
            }
            FutureTask<T> task = new FutureTask<>(compiler);
            Thread thread = new Thread(null, () -> release(task), "rule-compiler", STACK_BYTES);
            thread.setDaemon(true);
            thread.start();
            return await(task, thread);
        } catch (TimeoutException e) {
            throw tooLong("The rule takes more than %s s to compile; split long expressions and methods.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The node is stopping; the rule was not compiled.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NotARule problems) {
                throw problems;
            }
            throw new IllegalStateException("The compiler failed.", e.getCause());
        }
    }

    private <T> T await(FutureTask<T> task, Thread thread)
            throws InterruptedException, ExecutionException, TimeoutException {
        for (int passed = 1; ; passed++) {
            try {
                return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (passed >= patience || THREADS.getThreadCpuTime(thread.getId()) >= limit.toNanos()) {
                    throw e;
                }
            }
        }
    }

    private void release(FutureTask<?> task) {
        try {
            task.run();
        } finally {
            places.release();
        }
    }

    private NotARule tooLong(String sentence) {
        return new NotARule(List.of(new Problem(1, 1, sentence.formatted(limit.toMillis() / 1000.0))));
    }
}
