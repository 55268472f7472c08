package dev.syncline.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer whose time the test lets pass; what is due runs in the test's own thread. */
public final class TimerByHand extends ScheduledThreadPoolExecutor {

    private final List<Due> waiting = new ArrayList<>();
    private Duration now = Duration.ZERO;

    public TimerByHand() {
        super(1);
    }

    @Override
    public synchronized ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        Due due = new Due(command, now.plus(Duration.of(delay, unit.toChronoUnit())));
        waiting.add(due);
        return due;
    }

    /** Lets time pass, and runs what falls due meanwhile in its order. */
    public void pass(Duration time) {
        Duration until = now.plus(time);
        for (Due next = next(until); next != null; next = next(until)) {
            next.run();
        }
        now = until;
    }

    private synchronized @org.jspecify.annotations.Nullable Due next(Duration until) {
        waiting.removeIf(FutureTask::isDone);
        Due next = waiting.stream()
                .filter(each -> each.at.compareTo(until) <= 0)
                .min(Comparator.comparing(each -> each.at))
                .orElse(null);
        if (next != null) {
            waiting.remove(next);
            now = next.at;
        }
        return next;
    }

    /** What is to run at its time. */
    private static final class Due extends FutureTask<Void> implements ScheduledFuture<Void> {

        private final Duration at;

        Due(Runnable command, Duration at) {
            super(command, null);
            this.at = at;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
