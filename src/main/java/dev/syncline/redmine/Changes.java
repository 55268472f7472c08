package dev.syncline.redmine;

import dev.syncline.connector.ChangesPage;
import dev.syncline.connector.ChangesPage.Hint;
import dev.syncline.connector.StampCursor;
import dev.syncline.connector.StampedRow;
import dev.syncline.connector.http.TrackerCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What changed, by the stamps of issues, and what left no stamp, by {@link Unstamped}.
 *
 * <p>Redmine shows stamps by the second and keeps them finer, so its order within a second is not the one of numbers:
 * a second that a page ends in is listed once more by itself, by number.
 */
final class Changes {

    static final Duration RESOLUTION = Duration.ofSeconds(1);
    private static final Duration OVERLAP = Duration.ofSeconds(30);
    private static final int LARGEST_PAGE = 100;
    private static final Comparator<StampedRow> OLDEST_FIRST =
            Comparator.comparing(StampedRow::stamp).thenComparing(Changes::number);

    private final RedmineApi api;
    private final IssueItems items;
    private final Unstamped unstamped;

    Changes(RedmineApi api, IssueItems items, Unstamped unstamped) {
        this.api = api;
        this.items = items;
        this.unstamped = unstamped;
    }

    ChangesPage since(@Nullable String cursor, int limit) {
        Instant now = api.clock().instant();
        if (cursor == null) {
            Instant newest = newest();
            List<StampedRow> latest = newest == null ? List.of() : rows(newest, null, LARGEST_PAGE);
            Place begun = Place.at(StampCursor.begin(RESOLUTION, OVERLAP, newest, latest, now));
            latest.forEach(row -> begun.watch(row.item().id()));
            return new ChangesPage(List.of(), begun.text(), false);
        }
        Place place = Place.parse(cursor);
        StampCursor from = StampCursor.parse(place.stamps(), RESOLUTION, OVERLAP);
        List<StampedRow> rows = rows(from.from(), from.after(), Math.max(limit, LARGEST_PAGE) + 1);
        boolean more = rows.size() > Math.max(limit, LARGEST_PAGE);
        ChangesPage page = from.page(more ? rows.subList(0, rows.size() - 1) : rows, more, limit, now);
        List<Hint> hints = new ArrayList<>(page.hints());
        page.hints().forEach(hint -> place.watch(hint.item().id()));
        if (!page.more()) {
            hints.addAll(unstamped.look(place));
        }
        return new ChangesPage(hints, place.moved(page.cursor()).text(), page.more());
    }

    private @Nullable Instant newest() {
        List<StampedRow> newest = list(call("updated_on:desc", 1), Instant.MIN);
        return newest.isEmpty() ? null : newest.get(0).stamp();
    }

    private List<StampedRow> rows(Instant from, @Nullable String after, int limit) {
        List<StampedRow> rows = new ArrayList<>();
        Instant at = from;
        @Nullable String behind = after;
        while (rows.size() < limit) {
            if (behind != null) {
                rows.addAll(second(at, behind, limit - rows.size()));
                at = at.plusSeconds(1);
                behind = null;
                continue;
            }
            List<StampedRow> page = list(since(at), at);
            boolean full = page.size() == LARGEST_PAGE;
            Instant last = full ? page.get(page.size() - 1).stamp() : Instant.MAX;
            page.stream().filter(row -> row.stamp().isBefore(last)).forEach(rows::add);
            if (!full) {
                break;
            }
            at = last;
            behind = "0";
        }
        rows.sort(OLDEST_FIRST);
        return rows.size() > limit ? new ArrayList<>(rows.subList(0, limit)) : rows;
    }

    /** All of one second behind a number, by number. */
    private List<StampedRow> second(Instant second, String behind, int limit) {
        List<StampedRow> rows = new ArrayList<>();
        long number = Long.parseLong(behind);
        while (rows.size() < limit) {
            TrackerCall call = call("id:asc", LARGEST_PAGE)
                    .query("updated_on", "><" + second + "|" + second.plusSeconds(1))
                    .query("issue_id", ">=" + (number + 1));
            JsonNode issues = api.get(call).path("issues");
            for (JsonNode issue : issues) {
                number = Math.max(number, issue.path("id").asLong(0));
                StampedRow row = row(issue);
                if (row.stamp().equals(second) && rows.size() < limit) {
                    rows.add(row);
                }
            }
            if (issues.size() < LARGEST_PAGE) {
                break;
            }
        }
        return rows;
    }

    private List<StampedRow> list(TrackerCall call, Instant from) {
        List<StampedRow> rows = new ArrayList<>();
        api.get(call).path("issues").forEach(issue -> rows.add(row(issue)));
        return rows.stream()
                .filter(row -> rows.size() == LARGEST_PAGE || !row.stamp().isBefore(from))
                .toList();
    }

    private StampedRow row(JsonNode issue) {
        Instant stamp = IssueItems.instant(RedmineApi.text(issue, "updated_on"));
        return new StampedRow(items.ref(issue), stamp, Prints.revision(issue), false);
    }

    private static TrackerCall since(Instant from) {
        return call("updated_on:asc,id:asc", LARGEST_PAGE).query("updated_on", ">=" + from);
    }

    private static TrackerCall call(String sort, int limit) {
        return TrackerCall.get("/issues.json")
                .query("status_id", "*")
                .query("sort", sort)
                .query("limit", limit);
    }

    private static long number(StampedRow row) {
        return Long.parseLong(row.item().id());
    }
}
