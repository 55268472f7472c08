package dev.syncline.connector.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Lets at most so many calls out in any window of time; who comes too early waits. */
final class Burst {

    private final int calls;
    private final long window;
    private final LongSupplier nanos;
    private final LongConsumer pause;
    private final Deque<Long> sent = new ArrayDeque<>();

    Burst(int calls, Duration window) {
        this(calls, window, System::nanoTime, LockSupport::parkNanos);
    }

    Burst(int calls, Duration window, LongSupplier nanos, LongConsumer pause) {
        this.calls = calls;
        this.window = window.toNanos();
        this.nanos = nanos;
        this.pause = pause;
    }

    void take() {
        for (long wait = tryTake(); wait > 0; wait = tryTake()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            pause.accept(wait);
        }
    }

    /** Nanoseconds until another call may go out; zero when this one did. */
    private synchronized long tryTake() {
        long now = nanos.getAsLong();
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
