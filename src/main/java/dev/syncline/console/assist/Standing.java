package dev.syncline.console.assist;

import dev.syncline.trial.TrialRun;
import dev.syncline.trial.Verdict;
import org.jspecify.annotations.Nullable;

/** How far the test run of an answer is. */
enum Standing {
    /** There is nothing to run it on, or nothing of it could be run. */
    UNTRIED,
    RUNNING,
    /** The rule failed on something it was run on. */
    FAILED,
    PASSED;

    static Standing of(@Nullable TrialRun run) {
        if (run == null) {
            return UNTRIED;
        }
        if (!run.ended()) {
            return RUNNING;
        }
        int missing = run.counts().getOrDefault(Verdict.MISSING, 0);
        int waiting = run.counts().getOrDefault(Verdict.PENDING, 0);
        return missing + waiting == run.total() ? UNTRIED : run.passed() ? PASSED : FAILED;
    }
}
