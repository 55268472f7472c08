package dev.syncline.console.dashboard;

import dev.syncline.twin.ActivityDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How the activity is summed up. */
public enum Period {
    DAY(30, "d MMM"),
    WEEK(26, "'week of' d MMM"),
    MONTH(12, "MMM yyyy");

    private final int shown;
    private final DateTimeFormatter format;

    Period(int shown, String pattern) {
        this.shown = shown;
        this.format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    /**
     * One column of the chart.
     *
     * @param begins its first day
     * @param label what people call this day, week or month
     */
    public record Bar(LocalDate begins, String label, long sent, long received) {

        boolean isStill() {
            return sent == 0 && received == 0;
        }
    }

    static Period of(String name) {
        for (Period each : values()) {
            if (each.name().equalsIgnoreCase(name)) {
                return each;
            }
        }
        return DAY;
    }

    /** The first day that is shown. */
    LocalDate first(LocalDate today) {
        LocalDate begin = begin(today);
        return switch (this) {
            case DAY -> begin.minusDays(shown - 1L);
            case WEEK -> begin.minusWeeks(shown - 1L);
            case MONTH -> begin.minusMonths(shown - 1L);
        };
    }

    /** The activity summed up, the oldest first, with those in which nothing passed. */
    List<Bar> bars(LocalDate today, List<ActivityDay> days) {
        Map<LocalDate, Bar> bars = new TreeMap<>();
        for (LocalDate begin = first(today); !begin.isAfter(today); begin = next(begin)) {
            bars.put(begin, new Bar(begin, format.format(begin), 0, 0));
        }
        days.forEach(day -> bars.computeIfPresent(
                begin(day.day()),
                (begin, bar) -> new Bar(begin, bar.label(), bar.sent() + day.sent(), bar.received() + day.received())));
        return new ArrayList<>(bars.values());
    }

    private LocalDate begin(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    private LocalDate next(LocalDate begin) {
        return switch (this) {
            case DAY -> begin.plusDays(1);
            case WEEK -> begin.plusWeeks(1);
            case MONTH -> begin.plusMonths(1);
        };
    }
}
