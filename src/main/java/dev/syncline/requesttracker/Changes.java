package dev.syncline.requesttracker;

import static dev.syncline.requesttracker.RtApi.text;

import dev.syncline.connector.ChangesPage;
import dev.syncline.connector.StampCursor;
import dev.syncline.connector.StampedRow;
import dev.syncline.connector.http.TrackerCall;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What changed, by the stamps of tickets, which RT keeps by the second.
 *
 * <p>Everything that happens to a ticket stamps it but its deletion, after which no query finds it. TicketSQL reads times
 * in the zone of the acting user, which nobody is told, and leaves out the time of day of what ends with a zone. So it is
 * only asked for days, newest first, until a stamp is old enough: stamps are shown in UTC.
 */
final class Changes {

    static final Duration RESOLUTION = Duration.ofSeconds(1);
    private static final Duration OVERLAP = Duration.ofSeconds(30);

    /** What most often changes twice in a second; all else is reported once more when its second is over. */
    private static final List<String> SEEN = List.of("LastUpdated", "Subject", "Status", "Priority", "Due");

    /** RT reads the beginning of 1970 as no time at all. */
    private static final Instant EARLIEST = Instant.parse("1971-01-01T00:00:00Z");

    private final RtApi api;
    private final TicketItems items;
    private volatile Rest rest = new Rest("", List.of());

    /** What a page left of its listing, so that many changes are not listed anew for each page. */
    private record Rest(String cursor, List<StampedRow> rows) {}

    Changes(RtApi api, TicketItems items) {
        this.api = api;
        this.items = items;
    }

    ChangesPage since(@Nullable String cursor, int limit) {
        Instant now = api.clock().instant();
        if (cursor == null) {
            Instant newest = newest();
            List<StampedRow> latest = newest == null ? List.of() : rows(newest, null);
            return new ChangesPage(List.of(), StampCursor.begin(RESOLUTION, OVERLAP, newest, latest, now), false);
        }
        StampCursor from = StampCursor.parse(cursor, RESOLUTION, OVERLAP);
        List<StampedRow> rows = rest.cursor().equals(cursor) ? rest.rows() : rows(from.from(), from.after());
        ChangesPage page = from.page(rows, false, limit, now);
        if (page.more()) {
            rest = new Rest(page.cursor(), List.copyOf(rows.subList(limit, rows.size())));
        }
        return page;
    }

    private @Nullable Instant newest() {
        JsonNode newest = api.get(newestFirst("id > 0").query("per_page", 1)).path("items");
        return newest.isEmpty() ? null : row(newest.get(0)).stamp();
    }

    /** From a second on, of that second itself only what comes behind a number; oldest first. */
    private List<StampedRow> rows(Instant from, @Nullable String after) {
        Map<String, StampedRow> rows = new LinkedHashMap<>();
        JsonNode items;
        int page = 0;
        do {
            items = api.get(newestFirst("LastUpdated >= '%s'".formatted(dayBefore(from)))
                            .query("per_page", RtApi.LARGEST_PAGE)
                            .query("page", ++page))
                    .path("items");
            for (JsonNode ticket : items) {
                StampedRow row = row(ticket);
                if (isBefore(row, from, after)) {
                    return oldestFirst(rows.values());
                }
                rows.putIfAbsent(row.item().id(), row);
            }
        } while (items.size() == RtApi.LARGEST_PAGE);
        return oldestFirst(rows.values());
    }

    /** A day that began before the moment wherever the acting user lives. */
    private static LocalDate dayBefore(Instant moment) {
        Instant since = moment.minus(Duration.ofDays(2));
        return LocalDate.ofInstant(since.isBefore(EARLIEST) ? EARLIEST : since, ZoneOffset.UTC);
    }

    private static boolean isBefore(StampedRow row, Instant from, @Nullable String after) {
        return row.stamp().isBefore(from)
                || (after != null && row.stamp().equals(from) && number(row) <= Long.parseLong(after));
    }

    private static List<StampedRow> oldestFirst(Collection<StampedRow> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(StampedRow::stamp).thenComparing(Changes::number))
                .toList();
    }

    private static long number(StampedRow row) {
        return Long.parseLong(row.item().id());
    }

    private StampedRow row(JsonNode ticket) {
        String mark =
                String.join("\n", SEEN.stream().map(name -> text(ticket, name)).toList())
                        + text(ticket.path("Owner"), "id");
        return new StampedRow(items.ref(ticket), TicketItems.instant(text(ticket, "LastUpdated")), mark, false);
    }

    private static TrackerCall newestFirst(String sql) {
        return TrackerCall.get("/tickets")
                .query("query", sql)
                .query("orderby", "LastUpdated")
                .query("order", "DESC")
                .query("orderby", "id")
                .query("order", "DESC")
                .query("fields", String.join(",", SEEN) + ",Owner");
    }
}
