package dev.syncline.script.fence;

import org.jspecify.annotations.Nullable;

/** A thread that runs rules and nothing else. */
final class RuleThread extends Thread {

    private static final long STACK_BYTES = 8L * 1024 * 1024;

    private @Nullable Budget budget;

    RuleThread(Runnable work) {
        super(null, work, "rule", STACK_BYTES);
        setDaemon(true);
    }

    @Nullable
    Budget budget() {
        return budget;
    }

    void budget(@Nullable Budget now) {
        budget = now;
    }
}
