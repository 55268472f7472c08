package dev.syncline.script.fence;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What one run has used so far; asked at every loop, call and bulk operation. */
final class Budget {

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int STEP = 128;
    private static final int MOST_QUESTIONS = 1_000;
    private static final long CPU_CHECK_NANOS = 20_000_000;

    private final Limits limits;
    private long startNanos;
    private long startCpu;
    private long startAllocated;
    private long nextCpuCheck;
    private int countdown = STEP;
    private int depth;
    private int questions;
    private volatile boolean outside;
    private volatile @Nullable Aborted aborted;

    Budget(Limits limits) {
        this.limits = limits;
    }

    /** The budget of the run on this thread; code of a rule cannot run anywhere else. */
    static Budget current() {
        if (Thread.currentThread() instanceof RuleThread thread && thread.budget() != null) {
            return thread.budget();
        }
        throw Aborted.refused("Code of a rule was called after its run had ended.", "Keep no closures beyond a run.");
    }

    void start() {
        startNanos = System.nanoTime();
        startCpu = THREADS.getCurrentThreadCpuTime();
        startAllocated = THREADS.getCurrentThreadAllocatedBytes();
        nextCpuCheck = startNanos + CPU_CHECK_NANOS;
    }

    void tick() {
        if (--countdown <= 0) {
            countdown = STEP;
            check();
        }
        if (aborted != null) {
            throw aborted;
        }
    }

    void check() {
        rethrow();
        if (THREADS.getCurrentThreadAllocatedBytes() - startAllocated > limits.allocation()) {
            throw abort(Aborted.spent(
                    "The rule asked for more than %d MB of memory.".formatted(limits.allocation() >> 20),
                    "Work on fewer or smaller values."));
        }
        long now = System.nanoTime();
        if (now - startNanos > limits.wall().toNanos()) {
            throw abort(tooLong());
        }
        if (now > nextCpuCheck) {
            nextCpuCheck = now + CPU_CHECK_NANOS;
            if (THREADS.getCurrentThreadCpuTime() - startCpu > limits.cpu().toNanos()) {
                throw abort(Aborted.spent(
                        "The rule computed for more than %s s; a loop may never end."
                                .formatted(limits.cpu().toMillis() / 1000.0),
                        "Check the condition that ends the loop."));
            }
        }
    }

    Aborted tooLong() {
        return Aborted.spent(
                "The rule ran for more than %s s.".formatted(limits.wall().toMillis() / 1000.0),
                "Check the condition that ends the loop.");
    }

    void enter() {
        if (++depth > limits.depth()) {
            throw abort(
                    Aborted.spent("The rule calls itself too deeply.", "Check the condition that ends the recursion."));
        }
    }

    void leave() {
        depth--;
    }

    /** Remembers why the run ends, so that every later step ends too. */
    Aborted abort(Aborted reason) {
        if (aborted == null) {
            aborted = reason;
        }
        return aborted;
    }

    void rethrow() {
        Aborted reason = aborted;
        if (reason != null) {
            throw reason;
        }
    }

    boolean isOutside() {
        return outside;
    }

    /** What the run on this thread used so far. */
    Used used() {
        return new Used(
                Duration.ofNanos(System.nanoTime() - startNanos),
                Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - startCpu),
                THREADS.getCurrentThreadAllocatedBytes() - startAllocated);
    }

    /** Runs a call to the tracker; its time and memory are not the rule's. */
    <T extends @Nullable Object> T outside(Callable<T> call) throws Exception {
        rethrow();
        if (++questions > MOST_QUESTIONS) {
            throw abort(Aborted.spent(
                    "The rule asked the tracker more than %d times.".formatted(MOST_QUESTIONS),
                    "Keep what the tracker answered in a variable."));
        }
        long nanos = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        outside = true;
        try {
            return call.call();
        } finally {
            outside = false;
            startNanos += System.nanoTime() - nanos;
            startCpu += THREADS.getCurrentThreadCpuTime() - cpu;
            startAllocated += THREADS.getCurrentThreadAllocatedBytes() - allocated;
        }
    }
}
