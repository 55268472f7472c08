package dev.syncline.console.dashboard;

import dev.syncline.fault.Faults;
import dev.syncline.queue.Queue;
import dev.syncline.twin.SyncActivity;
import dev.syncline.twin.Twins;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** Reads how the node stands. */
@Component
public class FiguresNow {

    /** A count that took long is used again for so many times as long, so that looking costs little. */
    private static final int PATIENCE = 200;

    private static final Duration LEAST = Duration.ofSeconds(2);

    private final Twins twins;
    private final Queue queue;
    private final Faults faults;
    private final SyncActivity activity;
    private final Clock clock;
    private final AtomicReference<Counted> counted = new AtomicReference<>(new Counted(0, Instant.MIN));

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
                activity.inHourOf(now.minus(Duration.ofHours(1))),
                faults.countOpen());
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
