package dev.syncline.console.dashboard;

import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.queue.Queue;
import dev.syncline.twin.SyncActivity;
import dev.syncline.twin.Twins;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads how the node stands. */
@Component
public class FiguresNow {

    /** A count that took long is used again for so many times as long, so that looking costs little. */
    private static final int PATIENCE = 200;

    private static final long TOGETHER = Duration.ofMillis(500).toNanos();

    private static final Duration LEAST = Duration.ofSeconds(2);

    private final Twins twins;
    private final Queue queue;
    private final Faults faults;
    private final SyncActivity activity;
    private final Clock clock;
    private final AtomicReference<Counted> counted = new AtomicReference<>(new Counted(0, Instant.MIN));
    private @Nullable Figures last;
    private long lastRead;

    FiguresNow(Twins twins, Queue queue, Faults faults, SyncActivity activity, Clock clock) {
        this.twins = twins;
        this.queue = queue;
        this.faults = faults;
        this.activity = activity;
        this.clock = clock;
    }

    private record Counted(long items, Instant goodUntil) {}

    /** As it is now. */
    public Figures read() {
        Instant now = clock.instant();
        return new Figures(
                underSync(now),
                queue.counts(null),
                queue.waitingSince()
                        .map(since -> Duration.between(since, now))
                        .map(lag -> lag.isNegative() ? Duration.ZERO : lag)
                        .orElse(null),
                activity.inLastHour(),
                faults.countOpen(),
                faults.countOpen(Fault.Level.CONNECTION, Faults.OTHER_NODE),
                Math.min(1, faults.countOpen(Fault.Level.NODE, Faults.TRACKER)));
    }

    /** As it was a moment ago: for whoever asks often, so that numbers asked for one by one belong together. */
    synchronized Figures recent() {
        Figures known = last;
        if (known == null || System.nanoTime() - lastRead > TOGETHER) {
            known = read();
            last = known;
            lastRead = System.nanoTime();
        }
        return known;
    }

    private long underSync(Instant now) {
        Counted known = Objects.requireNonNull(counted.get());
        if (now.isBefore(known.goodUntil())) {
            return known.items();
        }
        long begun = System.nanoTime();
        long items = twins.count(null);
        Duration good = Duration.ofNanos((System.nanoTime() - begun) * PATIENCE);
        counted.set(new Counted(items, now.plus(good.compareTo(LEAST) > 0 ? good : LEAST)));
        return items;
    }
}
