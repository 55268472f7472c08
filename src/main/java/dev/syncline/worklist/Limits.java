package dev.syncline.worklist;

import dev.syncline.connector.BackFill;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerFailure;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Keeps half of the tracker's own limits for changes of people. */
@Component
class Limits {

    private final ObjectProvider<LocalTracker> tracker;
    private final Clock clock;

    Limits(ObjectProvider<LocalTracker> tracker, Clock clock) {
        this.tracker = tracker;
        this.clock = clock;
    }

    /**
     * Goes through while there is more than that half.
     *
     * @throws TrackerFailure RATE_LIMITED, with the time to come back
     */
    void check() {
        BackFill.room(tracker.getObject().connector().budgets(), clock.instant());
    }
}
