package dev.syncline.testing;

import dev.syncline.connector.http.Pace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that jumps over the time in which a caller waits for its turn; with calls one after the other it is exact. */
public final class HurriedClock extends Clock implements Pace {

    private final Clock base;
    private final AtomicLong ahead = new AtomicLong();

    public HurriedClock(Clock base) {
        this.base = base;
    }

    @Override
    public Instant instant() {
        return base.instant().plusNanos(ahead.get());
    }

    @Override
    public long nanos() {
        return Duration.between(Instant.EPOCH, instant()).toNanos();
    }

    @Override
    public void pause(long nanos) {
        ahead.addAndGet(nanos);
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
