package dev.syncline.desk.web;

import dev.syncline.desk.tickets.Refused;
import dev.syncline.desk.tickets.WorkLogs.Booking;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Work as programs send it: {@code comment}, {@code seconds}, {@code started} and {@code internal}. */
final class WorkLogForm {

    private WorkLogForm() {}

    static Booking of(Map<String, @Nullable Object> given) {
        return new Booking(
                Objects.toString(given.get("comment"), ""),
                given.get("seconds") instanceof Number seconds ? seconds.longValue() : 0,
                started(given.get("started")),
                Boolean.TRUE.equals(given.get("internal")));
    }

    private static @Nullable Instant started(@Nullable Object given) {
        try {
            return given == null ? null : Instant.parse(given.toString());
        } catch (DateTimeException e) {
            throw Refused.field(
                    "started",
                    "'started' is a moment such as 2026-01-31T12:00:00Z; '%s' is none."
                            .formatted(Objects.toString(given)));
        }
    }
}
