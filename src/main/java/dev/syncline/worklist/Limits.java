package dev.syncline.worklist;

import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.RateBudget;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether the tracker's own limits ask for a pause, so that changes of people never find them used up. */
@Component
class Limits {

    private final ObjectProvider<LocalTracker> tracker;
    private final Clock clock;

    Limits(ObjectProvider<LocalTracker> tracker, Clock clock) {
        this.tracker = tracker;
        this.clock = clock;
    }

    boolean areSpent() {
        return tracker.getObject().connector().budgets().stream()
                .anyMatch(budget -> !budget.spacing(RateBudget.Urgency.READING, clock.instant())
                        .isZero());
    }
}
