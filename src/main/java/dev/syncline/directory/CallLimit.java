package dev.syncline.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Lets strangers ask and tell a directory only so often in a minute, all of them together. */
@Component
class CallLimit {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_RECORDS = 60;
    private static final int MOST_QUESTIONS = 600;

    private final Clock clock;
    private Instant begun = Instant.MIN;
    private int records;
    private int questions;

    CallLimit(Clock clock) {
        this.clock = clock;
    }

    /** Counts a record; each costs a call to the node it names. */
    synchronized boolean takesRecord() {
        turn();
        return ++records <= MOST_RECORDS;
    }

    synchronized boolean takesQuestion() {
        turn();
        return ++questions <= MOST_QUESTIONS;
    }

    private void turn() {
        Instant now = clock.instant();
        if (begun.equals(Instant.MIN) || !now.isBefore(begun.plus(WINDOW)) || now.isBefore(begun)) {
            begun = now;
            records = 0;
            questions = 0;
        }
    }
}
