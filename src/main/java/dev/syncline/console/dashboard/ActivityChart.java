package dev.syncline.console.dashboard;

import dev.syncline.twin.SyncActivity;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was sent and received up to today, in days, weeks or months (UTC). */
@Component
public class ActivityChart {

    private final SyncActivity activity;
    private final Clock clock;

    ActivityChart(SyncActivity activity, Clock clock) {
        this.activity = activity;
        this.clock = clock;
    }

    /** The oldest first, with those in which nothing passed. */
    public List<Period.Bar> bars(Period period) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return period.bars(today, activity.since(period.first(today)));
    }
}
