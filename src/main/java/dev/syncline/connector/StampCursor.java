package dev.syncline.connector;

import dev.syncline.connector.ChangesPage.Hint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far a tracker was read that only stamps what changed; loses nothing and repeats little.
 *
 * <p>The connector lists, oldest first by stamp and id, what was changed {@link #from} on: everything stamped later, and
 * of exactly that stamp only what comes behind {@link #after}. Each pass begins an overlap before the newest stamp seen,
 * for changes that became visible late, until nothing can any more: from then on behind that stamp, or a tracker in which
 * thousands were changed at once and then nothing would be read over and over. What was listed there before is known and
 * not reported again, unless another change may have had the same stamp: then once more, as soon as that stamp is over.
 * No clock of the tracker is asked.
 */
public final class StampCursor {

    /** How much longer than its resolution a stamp is taken to be in use. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    /**
     * Nothing becomes visible later than that after it was stamped: Salesforce ends a transaction after ten minutes.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm">limits</a>
     */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Duration resolution;
    private final Duration overlap;
    private final State state;

    /** Since is when it was seen first, in milliseconds; zero once no other change can have its stamp. */
    record Seen(String print, long stamp, long since) {

        Seen over() {
            return new Seen(print, stamp, 0);
        }
    }

    /**
     * What the text of a cursor holds; times in milliseconds.
     *
     * @param newestSince when the newest stamp was seen first, by the clock of this node; null in older cursors
     * @param begun when the pass began that goes on {@code after} an id; null between passes
     */
    record State(
            long from,
            @Nullable String after,
            long newest,
            Map<String, Seen> seen,
            @Nullable Long newestSince,
            @Nullable Long begun) {}

    private StampCursor(Duration resolution, Duration overlap, State state) {
        this.resolution = resolution;
        this.overlap = overlap;
        this.state = state;
    }

    /**
     * The cursor to begin with.
     *
     * @param latest everything changed within the overlap before the newest stamp; empty when the tracker is
     * @param now of this node before it asked
     */
    public static String begin(Duration resolution, Duration overlap, List<StampedRow> latest, Instant now) {
        StampCursor empty = new StampCursor(resolution, overlap, new State(0, null, 0, Map.of(), null, null));
        return empty.page(latest, false, now).cursor();
    }

    /**
     * Reads what {@link #page} or {@link #begin} wrote.
     *
     * @param overlap more than the clocks of the tracker's servers differ and its transactions take
     * @throws TrackerFailure of kind VALIDATION when it is not one of those
     */
    public static StampCursor parse(String text, Duration resolution, Duration overlap) {
        try {
            return new StampCursor(resolution, overlap, MAPPER.readValue(text, State.class));
        } catch (JacksonException e) {
            throw TrackerFailure.ofField("cursor", "'%s' is no place in this tracker's changes.".formatted(text));
        }
    }

    /** The stamp to list from, inclusive. */
    public Instant from() {
        return Instant.ofEpochMilli(state.from());
    }

    /** The id behind which to go on within the stamp {@link #from}; null to take all of them. */
    public @Nullable String after() {
        return state.after();
    }

    /**
     * What a listing leads to.
     *
     * @param more whether the listing was cut off behind its last row
     * @param now of this node before it asked; only differences of it count
     */
    public ChangesPage page(List<StampedRow> rows, boolean more, Instant now) {
        Map<String, Seen> seen = new LinkedHashMap<>(state.seen());
        long newest = rows.stream().mapToLong(row -> row.stamp().toEpochMilli()).reduce(state.newest(), Math::max);
        List<Hint> hints = hints(rows, seen, now);
        seen.replaceAll((name, each) -> settled(each, newest, now));
        long newestSince = newestSince(newest, now);
        long begun = state.begun() == null ? now.toEpochMilli() : state.begun();
        State next = more
                ? behind(rows.get(rows.size() - 1), newest, seen, newestSince, begun)
                : whole(newest, seen, newestSince, begun, now);
        // What a pass listed already is not needed for the rest of it; what it did not may be known from before.
        long needed = more ? Math.min(next.from(), newest - late(begun, now)) : next.from();
        seen.values().removeIf(each -> each.stamp() < needed && each.since() == 0);
        return new ChangesPage(hints, MAPPER.writeValueAsString(next), more);
    }

    private List<Hint> hints(List<StampedRow> rows, Map<String, Seen> seen, Instant now) {
        List<Hint> hints = new ArrayList<>();
        for (StampedRow row : rows) {
            Seen known = seen.get(row.name());
            boolean isNew = known == null || !known.print().equals(row.print());
            boolean due = known != null && !isNew && isOver(known.since(), now);
            if (isNew || due) {
                hints.add(new Hint(row.item(), row.deleted()));
                seen.put(row.name(), seen(row, due, now));
            }
        }
        return hints;
    }

    private static State behind(StampedRow last, long newest, Map<String, Seen> seen, long newestSince, long begun) {
        return new State(last.stamp().toEpochMilli(), last.item().id(), newest, seen, newestSince, begun);
    }

    private long newestSince(long newest, Instant now) {
        Long since = state.newestSince();
        return since == null || newest > state.newest() ? now.toEpochMilli() : since;
    }

    /**
     * A pass that came to its end has seen everything up to some stamp. What becomes visible long enough after a stamp
     * was seen has a newer one; and what becomes visible while a pass goes on may lie behind it already.
     */
    private State whole(long newest, Map<String, Seen> seen, long newestSince, long begun, Instant now) {
        // What was due before this pass and was not listed by it is not there any more.
        seen.replaceAll((name, each) -> isOver(each.since(), Instant.ofEpochMilli(begun)) ? each.over() : each);
        long second = Math.max(1, resolution.toMillis());
        // An overlap more, for a clock of this node that is set meanwhile.
        boolean nothingLate =
                begun - newestSince >= LONGEST.plus(overlap).plus(MARGIN).toMillis();
        long start = again(nothingLate ? newest + second : newest - late(begun, now), seen.values());
        return new State(start - start % second, null, newest, seen, newestSince, null);
    }

    /** How long before the newest stamp something may still appear behind a pass. */
    private long late(long begun, Instant now) {
        return overlap.toMillis() + Math.max(0, now.toEpochMilli() - begun);
    }

    private Seen seen(StampedRow row, boolean over, Instant now) {
        long stamp = row.stamp().toEpochMilli();
        return new Seen(row.print(), stamp, over || resolution.isZero() ? 0 : Math.max(1, now.toEpochMilli()));
    }

    /** When it was seen first, the tracker's time was past its stamp already: that shows by now. */
    private Seen settled(Seen seen, long newest, Instant now) {
        long since = now.toEpochMilli() - seen.since();
        boolean past = seen.since() != 0 && seen.stamp() + overlap.toMillis() + since < newest;
        return past ? seen.over() : seen;
    }

    private boolean isOver(long since, Instant now) {
        return since != 0
                && now.toEpochMilli() - since >= resolution.plus(MARGIN).toMillis();
    }

    /** Where the next pass begins: not behind anything that must be looked at once more. */
    private static long again(long covered, Collection<Seen> seen) {
        long start = covered;
        for (Seen each : seen) {
            start = each.since() == 0 ? start : Math.min(start, each.stamp());
        }
        return Math.max(0, start);
    }
}
