package dev.syncline.connector.http;

import java.util.concurrent.locks.LockSupport;

/** How the time between two calls is measured and waited for; tests bring one in which waiting costs nothing. */
public interface Pace {

    /** Nanoseconds since some moment. */
    long nanos();

    /** Waits about so many nanoseconds. */
    void pause(long nanos);

    static Pace real() {
        return new Pace() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(long nanos) {
                LockSupport.parkNanos(nanos);
            }
        };
    }
}
