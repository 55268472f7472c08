package dev.syncline.connector.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Lets at most so many calls out in any window of time; who comes too early waits. */
final class Burst {

    private final int calls;
    private final long window;
    private final Pace pace;
    private final Deque<Long> sent = new ArrayDeque<>();

    Burst(int calls, Duration window, Pace pace) {
        this.calls = calls;
        this.window = window.toNanos();
        this.pace = pace;
    }

    void take() {
        for (long wait = tryTake(); wait > 0; wait = tryTake()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            pace.pause(wait);
        }
    }

    /** Nanoseconds until another call may go out; zero when this one did. */
    private synchronized long tryTake() {
        long now = pace.nanos();
        while (!sent.isEmpty() && now - sent.peekFirst() >= window) {
            sent.removeFirst();
        }
        if (sent.size() < calls) {
            sent.addLast(now);
            return 0;
        }
        return window - (now - sent.peekFirst());
    }
}
