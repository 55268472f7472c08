package dev.syncline.connector;

import dev.syncline.connector.ChangesPage.Hint;
import dev.syncline.item.ItemRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tracker that stamps by the second, and a reader of what changed in it. */
abstract class StampedTracker {

    static final Duration SECOND = Duration.ofSeconds(1);
    static final Duration OVERLAP = Duration.ofSeconds(30);
    static final int PAGE = 3;

    final Map<String, Instant> tracker = new HashMap<>();
    Instant now = Instant.parse("2026-03-01T10:00:00Z");
    String cursor = "";
    Duration pageTakes = Duration.ZERO;
    /** How far the clock of the node is ahead of the tracker's. */
    Duration ahead = Duration.ZERO;

    final void begin() {
        Instant newest =
                tracker.values().stream().max(Comparator.naturalOrder()).orElse(null);
        List<StampedRow> latest = newest == null ? List.of() : listing(newest, null, PAGE);
        cursor = StampCursor.begin(SECOND, OVERLAP, newest, latest, now.plus(ahead));
    }

    final void change(String id) {
        tracker.put(id, stamp(now));
    }

    static Instant stamp(Instant made) {
        return Instant.ofEpochSecond(made.getEpochSecond());
    }

    final void pass(Duration time) {
        now = now.plus(time);
    }

    final List<String> poll() {
        List<String> reported = new ArrayList<>();
        ChangesPage page;
        do {
            page = page();
            page.hints().stream().map(Hint::item).map(ItemRef::id).forEach(reported::add);
        } while (page.more());
        return reported;
    }

    final ChangesPage page() {
        pass(pageTakes);
        StampCursor from = StampCursor.parse(cursor, SECOND, OVERLAP);
        List<StampedRow> rows = listing(from.from(), from.after(), PAGE);
        ChangesPage page = from.page(rows, rows.size() == PAGE, now.plus(ahead));
        cursor = page.cursor();
        return page;
    }

    private List<StampedRow> listing(Instant from, @Nullable String after, int limit) {
        return tracker.entrySet().stream()
                .filter(each -> each.getValue().isAfter(from)
                        || (each.getValue().equals(from)
                                && (after == null || each.getKey().compareTo(after) > 0)))
                .sorted(Comparator.comparing((Map.Entry<String, Instant> each) -> each.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(limit)
                .map(each -> new StampedRow(ref(each.getKey()), each.getValue(), "", false))
                .toList();
    }

    private static ItemRef ref(String id) {
        return new ItemRef("small", "acme", "ticket", id, id);
    }
}
