package dev.syncline.connector;

import dev.syncline.connector.ChangesPage.Hint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
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

    /**
     * What the text of a cursor holds; times in milliseconds.
     *
     * @param newestSince when the newest stamp was seen first, by the clock of this node; null in older cursors
     * @param pass the one that goes on {@code after} an id; null between passes
     * @param again whether most lines of the last page that had any were known; null in older cursors
     * @param start what was there before the first pass; null once that came to its end
     * @param listed by stamp; null in older cursors, whose lines are reported once more
     */
    record State(
            long from,
            @Nullable String after,
            long newest,
            @Nullable Long newestSince,
            @Nullable Pass pass,
            @Nullable Boolean again,
            @Nullable Start start,
            @Nullable List<SeenStamp> listed) {

        State with(Collection<SeenStamp> seen, @Nullable Boolean mostKnown) {
            return new State(from, after, newest, newestSince, pass, mostKnown, start, List.copyOf(seen));
        }
    }

    /** Lines stamped before the newest were there at that time, by the clock of this node. */
    record Start(long newest, long at) {}

    /**
     * When a pass began and its last page was asked for, by the clock of this node, and the newest stamp that was known
     * when it began.
     */
    record Pass(long begun, long newest, long asked) {

        /** The same for its next page; it did not begin later for a clock that was set back meanwhile. */
        Pass at(Instant now) {
            long back = Math.max(0, asked - now.toEpochMilli());
            return new Pass(begun - back, newest, now.toEpochMilli());
        }

        /** From where on something may have become visible behind the pass until now. */
        long lateFrom(long newestNow, Instant now, Duration overlap) {
            long took = now.toEpochMilli() - begun;
            // What was not there when the pass began came an overlap before the tracker's time then, at most.
            return Math.max(newestNow - took, newest) - overlap.toMillis();
        }
    }

    private StampCursor(Duration resolution, Duration overlap, State state) {
        this.resolution = resolution;
        this.overlap = overlap;
        this.state = state;
    }

    /**
     * The cursor to begin with.
     *
     * @param newest the newest stamp there is; null when the tracker is empty
     * @param latest what has that stamp, some of it if that is much
     * @param now of this node before it asked
     */
    public static String begin(
            Duration resolution, Duration overlap, @Nullable Instant newest, List<StampedRow> latest, Instant now) {
        long at = now.toEpochMilli();
        long stamp = newest == null ? 0 : newest.toEpochMilli();
        long from = Math.max(0, stamp - overlap.toMillis());
        State state = new State(
                from - from % unit(resolution), null, stamp, at, null, false, new Start(stamp, at), List.of());
        NavigableMap<Long, SeenStamp> seen = new TreeMap<>();
        new StampCursor(resolution, overlap, state).hints(byStamp(latest), seen, now);
        return MAPPER.writeValueAsString(state.with(seen.values(), false));
    }

    /**
     * Reads what {@link #page} or {@link #begin} wrote.
     *
     * @param overlap more than the clocks of the tracker's servers differ, and its transactions and a listing take
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

    /** Whether a long listing is worth its call: most of the last one was known, and gave no hint. */
    public boolean isReadingAgain() {
        return Boolean.TRUE.equals(state.again());
    }

    /**
     * What a listing leads to.
     *
     * @param more whether the listing was cut off behind its last row
     * @param now of this node before it asked; only differences of it count
     */
    public ChangesPage page(List<StampedRow> rows, boolean more, Instant now) {
        NavigableMap<Long, SeenStamp> seen = known(now);
        long newest = rows.stream().mapToLong(StampCursor::millis).reduce(state.newest(), Math::max);
        Map<Long, Map<Long, StampedRow>> listed = byStamp(rows);
        List<Hint> hints = hints(listed, seen, now);
        long passed = more ? millis(rows.get(rows.size() - 1)) : Long.MAX_VALUE;
        forgetUnlisted(listed, passed, seen);
        seen.replaceAll((stamp, each) -> settled(each, newest, now));
        long newestSince = newestSince(newest, now);
        Pass pass = pass(now);
        // What was due before this pass and was not listed by it is not there any more.
        Instant begun = Instant.ofEpochMilli(pass.begun());
        seen.headMap(passed).replaceAll((stamp, each) -> isOver(each.last(), begun) ? each.settled() : each);
        State next = more
                ? behind(rows.get(rows.size() - 1), newest, newestSince, pass)
                : whole(newest, seen, newestSince, pass, now);
        // What a pass listed already is not needed for the rest of it, but for the next one.
        long needed =
                more ? again(Math.min(next.from(), pass.lateFrom(newest, now, overlap)), seen.values()) : next.from();
        seen.headMap(needed).clear();
        @Nullable Boolean mostKnown = rows.isEmpty() ? state.again() : Boolean.valueOf(2 * hints.size() < rows.size());
        return new ChangesPage(hints, MAPPER.writeValueAsString(next.with(seen.values(), mostKnown)), more);
    }

    /** The same of the first lines only, where all would give more hints than the limit: most are known and give none. */
    public ChangesPage page(List<StampedRow> rows, boolean more, int limit, Instant now) {
        ChangesPage all = page(rows, more, now);
        return all.hints().size() > limit ? page(rows.subList(0, limit), true, now) : all;
    }

    private Pass pass(Instant now) {
        return state.pass() == null
                ? new Pass(now.toEpochMilli(), state.newest(), now.toEpochMilli())
                : state.pass().at(now);
    }

    private NavigableMap<Long, SeenStamp> known(Instant now) {
        NavigableMap<Long, SeenStamp> known = new TreeMap<>();
        if (state.listed() != null) {
            state.listed().forEach(each -> known.put(each.stamp(), each.notAfter(now.toEpochMilli())));
        }
        return known;
    }

    private List<Hint> hints(Map<Long, Map<Long, StampedRow>> listed, Map<Long, SeenStamp> seen, Instant now) {
        List<Hint> hints = new ArrayList<>();
        listed.forEach((stamp, some) -> {
            Start start = state.start() != null && stamp < state.start().newest() ? state.start() : null;
            long at = start == null ? now.toEpochMilli() : Math.min(start.at(), now.toEpochMilli());
            SeenStamp.Looked looked = seen.getOrDefault(stamp, SeenStamp.none(stamp))
                    .look(some, at, start == null, since -> isOver(since, now));
            looked.reported().forEach(row -> hints.add(new Hint(row.item(), row.deleted())));
            seen.put(stamp, looked.then());
        });
        return hints;
    }

    /** Of stamps that were listed from their first line to their last, only what was listed is known. */
    private void forgetUnlisted(Map<Long, Map<Long, StampedRow>> listed, long end, NavigableMap<Long, SeenStamp> seen) {
        NavigableMap<Long, SeenStamp> whole =
                end < state.from() ? new TreeMap<>() : seen.subMap(state.from(), state.after() == null, end, false);
        whole.replaceAll(
                (stamp, each) -> each.only(listed.getOrDefault(stamp, Map.of()).keySet()));
    }

    /** By stamp and hash, in the order of the listing. */
    private static Map<Long, Map<Long, StampedRow>> byStamp(List<StampedRow> rows) {
        Map<Long, Map<Long, StampedRow>> listed = new LinkedHashMap<>();
        rows.forEach(row -> listed.computeIfAbsent(millis(row), stamp -> new LinkedHashMap<>())
                .putIfAbsent(row.hash(), row));
        return listed;
    }

    private State behind(StampedRow last, long newest, long newestSince, Pass pass) {
        return new State(millis(last), last.item().id(), newest, newestSince, pass, false, state.start(), null);
    }

    private long newestSince(long newest, Instant now) {
        Long since = state.newestSince();
        return since == null || newest > state.newest() ? now.toEpochMilli() : Math.min(since, now.toEpochMilli());
    }

    /**
     * A pass that came to its end has seen everything up to some stamp. What becomes visible long enough after a stamp
     * was seen has a newer one; and what becomes visible while a pass goes on may lie behind it already.
     */
    private State whole(long newest, Map<Long, SeenStamp> seen, long newestSince, Pass pass, Instant now) {
        long unit = unit(resolution);
        // An overlap more, for a clock of this node that is set meanwhile.
        boolean nothingLate =
                pass.begun() - newestSince >= LONGEST.plus(overlap).plus(MARGIN).toMillis();
        long start = again(nothingLate ? newest + unit : pass.lateFrom(newest, now, overlap), seen.values());
        return new State(start - start % unit, null, newest, newestSince, null, false, null, null);
    }

    /** When it was seen first, the tracker's time was past its stamp already: that shows by now. */
    private SeenStamp settled(SeenStamp seen, long newest, Instant now) {
        long since = now.toEpochMilli() - seen.first();
        return seen.stamp() + overlap.toMillis() + since < newest ? seen.settled() : seen;
    }

    private boolean isOver(long since, Instant now) {
        return now.toEpochMilli() - since >= resolution.plus(MARGIN).toMillis();
    }

    /** Where the next pass begins: not behind anything that must be looked at once more. */
    private static long again(long covered, Collection<SeenStamp> seen) {
        return Math.max(
                0,
                seen.stream()
                        .filter(SeenStamp::isFresh)
                        .mapToLong(SeenStamp::stamp)
                        .reduce(covered, Math::min));
    }

    private static long millis(StampedRow row) {
        return row.stamp().toEpochMilli();
    }

    private static long unit(Duration resolution) {
        return Math.max(1, resolution.toMillis());
    }
}
