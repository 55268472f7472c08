package dev.syncline.requesttracker;

import static dev.syncline.requesttracker.RtApi.text;

import dev.syncline.connector.ChangesPage;
import dev.syncline.connector.StampCursor;
import dev.syncline.connector.StampedRow;
import dev.syncline.connector.http.TrackerCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What changed, by the stamps of tickets, which RT keeps by the second.
 *
 * <p>Everything that happens to a ticket stamps it but its deletion, after which no query finds it.
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

    Changes(RtApi api, TicketItems items) {
        this.api = api;
        this.items = items;
    }

    ChangesPage since(@Nullable String cursor, int limit) {
        Instant now = api.clock().instant();
        if (cursor == null) {
            return new ChangesPage(List.of(), StampCursor.begin(RESOLUTION, OVERLAP, latest(), now), false);
        }
        StampCursor from = StampCursor.parse(cursor, RESOLUTION, OVERLAP);
        List<StampedRow> rows = rows(from.from(), from.after());
        // Most rows are known already and give no hint, so as many are taken as one answer holds.
        boolean full = rows.size() == RtApi.LARGEST_PAGE;
        ChangesPage page = from.page(rows, full, null, now);
        boolean tooMany = page.hints().size() > limit && rows.size() > limit;
        return tooMany ? from.page(rows.subList(0, limit), true, null, now) : page;
    }

    private List<StampedRow> latest() {
        JsonNode newest = api.get(call("id > 0", "DESC").query("per_page", 1)).path("items");
        if (newest.isEmpty()) {
            return List.of();
        }
        List<StampedRow> latest = new ArrayList<>();
        Instant from = row(newest.get(0)).stamp().minus(OVERLAP);
        @Nullable String after = null;
        List<StampedRow> page;
        do {
            page = rows(from, after);
            latest.addAll(page);
            if (!page.isEmpty()) {
                from = page.get(page.size() - 1).stamp();
                after = page.get(page.size() - 1).item().id();
            }
        } while (page.size() == RtApi.LARGEST_PAGE);
        return latest;
    }

    /** From a second on, of that second itself only what comes behind a number. */
    private List<StampedRow> rows(Instant entered, @Nullable String after) {
        Instant from = entered.isBefore(EARLIEST) ? EARLIEST : entered;
        String sql = after == null
                ? "LastUpdated >= '%s'".formatted(from)
                : "LastUpdated >= '%s' OR ( LastUpdated >= '%s' AND id > %s )"
                        .formatted(from.plusSeconds(1), from, after);
        List<StampedRow> rows = new ArrayList<>();
        api.get(call(sql, "ASC").query("per_page", RtApi.LARGEST_PAGE))
                .path("items")
                .forEach(ticket -> rows.add(row(ticket)));
        return rows;
    }

    private StampedRow row(JsonNode ticket) {
        String mark =
                String.join("\n", SEEN.stream().map(name -> text(ticket, name)).toList())
                        + text(ticket.path("Owner"), "id");
        return new StampedRow(items.ref(ticket), TicketItems.instant(text(ticket, "LastUpdated")), mark, false);
    }

    private static TrackerCall call(String sql, String order) {
        return TrackerCall.get("/tickets")
                .query("query", sql)
                .query("orderby", "LastUpdated")
                .query("order", order)
                .query("orderby", "id")
                .query("order", order)
                .query("fields", String.join(",", SEEN) + ",Owner");
    }
}
