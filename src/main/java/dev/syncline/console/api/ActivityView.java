package dev.syncline.console.api;

import dev.syncline.console.dashboard.Period;
import java.time.LocalDate;
import java.util.List;

/** What was sent and received, in days, weeks or months (UTC), the oldest first. */
record ActivityView(Period by, List<Bar> bars) {

    /**
     * One day, week or month.
     *
     * @param begins its first day
     */
    record Bar(LocalDate begins, long sent, long received) {}

    static ActivityView of(Period period, List<Period.Bar> bars) {
        return new ActivityView(
                period,
                bars.stream()
                        .map(bar -> new Bar(bar.begins(), bar.sent(), bar.received()))
                        .toList());
    }
}
