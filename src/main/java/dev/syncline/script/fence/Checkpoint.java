package dev.syncline.script.fence;

/** Calls the bytecode pass puts into a rule. */
public final class Checkpoint {

    private static final int LARGEST_ARRAY = 1_000_000;

    private Checkpoint() {}

    /** At the entry of methods and closures and before each backward jump. */
    public static void tick() {
        Budget.current().tick();
    }

    /** At the start of every catch and finally: what ends a run is never caught. */
    public static void caught(Throwable thrown) {
        Budget budget = Budget.current();
        budget.rethrow();
        if (thrown instanceof Aborted aborted) {
            throw budget.abort(aborted);
        }
        if (thrown instanceof StackOverflowError || thrown instanceof OutOfMemoryError) {
            throw budget.abort(Aborted.spent(
                    thrown instanceof StackOverflowError
                            ? "The rule calls itself too deeply, or a value is nested too deeply."
                            : "The rule asked for too much memory.",
                    "Work on fewer or smaller values.",
                    thrown));
        }
        budget.tick();
    }

    /** Before a new array. */
    public static int size(int elements) {
        if (elements > LARGEST_ARRAY) {
            throw Budget.current()
                    .abort(Aborted.spent(
                            "The rule asked for an array of %d elements.".formatted(elements),
                            "Use at most %d.".formatted(LARGEST_ARRAY)));
        }
        Budget.current().check();
        return elements;
    }
}
