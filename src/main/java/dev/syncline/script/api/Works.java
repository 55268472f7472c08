package dev.syncline.script.api;

import dev.syncline.script.Difference.Work;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Work logs of the hub model as what a tracker is to keep. */
final class Works {

    private Works() {}

    static Work of(HubObject workLog) {
        String comment = workLog.text("comment");
        return new Work(
                comment == null ? "" : comment,
                seconds(workLog.get("timeSpent")),
                started(workLog.get("startDate")),
                Boolean.TRUE.equals(workLog.get("internal")),
                Changes.person(workLog.get("author")));
    }

    /** Whether nothing differs that a tracker keeps. */
    static boolean same(HubObject one, HubObject other) {
        return Objects.equals(one.text("comment"), other.text("comment"))
                && Objects.equals(one.text("timeSpent"), other.text("timeSpent"))
                && Objects.equals(one.get("startDate"), other.get("startDate"))
                && Boolean.TRUE.equals(one.get("internal")) == Boolean.TRUE.equals(other.get("internal"));
    }

    private static long seconds(@Nullable Object given) {
        if (given instanceof Number number && number.longValue() > 0) {
            return number.longValue();
        }
        throw new IllegalArgumentException(
                "timeSpent of a work log is the seconds of work, more than 0; it is %s.".formatted(given));
    }

    private static @Nullable Instant started(@Nullable Object given) {
        if (given instanceof Date date) {
            return Instant.ofEpochMilli(date.getTime());
        }
        if (given == null || given instanceof Instant) {
            return (Instant) given;
        }
        throw new IllegalArgumentException("startDate of a work log is a date; it is '%s'.".formatted(given));
    }
}
