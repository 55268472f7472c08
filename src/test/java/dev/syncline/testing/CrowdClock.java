package dev.syncline.testing;

import dev.syncline.connector.http.Pace;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.PriorityQueue;

/** The time of several threads: it stands while one of them works, and jumps to whoever is next when all wait. */
public final class CrowdClock extends Clock implements Pace {

    private final Instant start;
    private final PriorityQueue<Long> wakes = new PriorityQueue<>();
    private long now;
    private int busy;

    /** For so many threads, each of which says {@link #leave} when it is done. */
    public CrowdClock(Instant start, int threads) {
        this.start = start;
        this.busy = threads;
    }

    public synchronized void leave() {
        busy--;
        moveOn();
    }

    @Override
    public synchronized void pause(long nanos) {
        long wake = now + nanos;
        wakes.add(wake);
        busy--;
        moveOn();
        while (now < wake) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void moveOn() {
        Long next = wakes.peek();
        if (busy > 0 || next == null) {
            return;
        }
        now = next;
        while (wakes.remove(next)) {
            busy++;
        }
        notifyAll();
    }

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized Instant instant() {
        return start.plusNanos(now);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
