package dev.syncline.script.fence;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The threads rules run on, each run within its limits. */
public final class RuleThreads {

    private static final long GRACE_MILLIS = 2_000;
    private static final int MOST = 256;

    private final Limits limits;
    private final ExecutorService threads =
            new ThreadPoolExecutor(0, MOST, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), RuleThread::new);

    public RuleThreads(Limits limits) {
        this.limits = limits;
    }

    /** Runs a rule and waits for it. */
    public <T extends @Nullable Object> T run(Callable<T> rule) throws Throwable {
        return run(rule, used -> {});
    }

    /**
     * Runs a rule and waits for it.
     *
     * @param used told at the end what the run used, also when it failed
     * @throws Aborted when the run was refused something or used up its limits
     */
    public <T extends @Nullable Object> T run(Callable<T> rule, Consumer<Used> used) throws Throwable {
        if (Thread.currentThread() instanceof RuleThread) {
            throw Aborted.refused("A rule cannot run another rule.", "Call methods of this rule instead.");
        }
        Budget budget = new Budget(limits);
        Future<T> run = threads.submit(() -> within(budget, rule, used));
        try {
            return wait(run, budget);
        } catch (ExecutionException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private <T extends @Nullable Object> T wait(Future<T> run, Budget budget)
            throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return run.get(limits.wall().toMillis() + GRACE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                budget.abort(Aborted.spent("The node stopped while the rule ran.", "Nothing; it runs again."));
                throw e;
            } catch (TimeoutException e) {
                if (!budget.isOutside()) {
                    throw budget.abort(budget.tooLong());
                }
            }
        }
    }

    private static <T extends @Nullable Object> T within(Budget budget, Callable<T> rule, Consumer<Used> used)
            throws Exception {
        RuleThread thread = (RuleThread) Thread.currentThread();
        thread.budget(budget);
        budget.start();
        try {
            T result = rule.call();
            budget.check();
            return result;
        } catch (StackOverflowError e) {
            throw budget.abort(Aborted.spent(
                    "The rule calls itself too deeply, or a value is nested too deeply.",
                    "Check the condition that ends the recursion.",
                    e));
        } catch (OutOfMemoryError e) {
            throw budget.abort(Aborted.spent("The rule asked for too much memory.", "Work on fewer values.", e));
        } catch (Throwable e) {
            budget.rethrow();
            throw outside(budget, e);
        } finally {
            used.accept(budget.used());
            thread.budget(null);
        }
    }

    /** A budget may also run out while an exception of the rule's own is asked what it says. */
    private static Exception outside(Budget budget, Throwable thrown) throws Exception {
        Throwable told;
        try {
            told = RuleException.outside(thrown);
        } catch (StackOverflowError e) {
            throw budget.abort(Aborted.spent(
                    "The rule calls itself too deeply, or a value is nested too deeply.",
                    "Check the condition that ends the recursion.",
                    e));
        }
        budget.rethrow();
        if (told instanceof Error error) {
            throw error;
        }
        throw told instanceof Exception exception ? exception : new IllegalStateException(told);
    }

    /** Runs a call to the tracker from inside a rule, without charging the rule for it. */
    public static <T extends @Nullable Object> T outside(Callable<T> call) throws Exception {
        return Thread.currentThread() instanceof RuleThread ? Budget.current().outside(call) : call.call();
    }
}
