package dev.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.connector.ChangesPage.Hint;
import dev.syncline.item.ItemRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A tracker that stamps by the second is read without losing a change and without going round in circles. */
class StampCursorTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration OVERLAP = Duration.ofSeconds(30);
    private static final int PAGE = 3;

    private final Map<String, Instant> tracker = new HashMap<>();
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private String cursor = "";

    @Test
    void startsWithNothingAndReportsWhatComes() {
        change("1");
        begin();
        pass(SECOND.multipliedBy(5));
        assertThat(poll()).as("once more, for its stamp was still in use").containsExactly("1");
        assertThat(poll()).isEmpty();

        change("2");

        assertThat(poll()).containsExactly("2");
    }

    @Test
    void reportsTheSecondChangeOfOneSecond() {
        begin();
        change("1");
        assertThat(poll()).containsExactly("1");

        change("1");

        assertThat(poll()).as("it looks the same").isEmpty();
        pass(SECOND.multipliedBy(3));
        assertThat(poll()).containsExactly("1");
    }

    @Test
    void staysWhereItIsWhileNothingChanges() {
        begin();
        change("1");
        poll();
        pass(SECOND.multipliedBy(3));
        poll();
        pass(OVERLAP.plusMinutes(10));
        poll();
        String settled = cursor;

        for (int minute = 0; minute < 10; minute++) {
            pass(Duration.ofMinutes(1));
            assertThat(poll()).isEmpty();
        }
        assertThat(cursor).isEqualTo(settled);
    }

    @Test
    void findsWhatBecameVisibleLate() {
        begin();
        change("1");
        poll();
        Instant before = now;
        pass(Duration.ofSeconds(20));
        change("2");
        poll();

        tracker.put("late", before);

        assertThat(poll()).contains("late");
    }

    @Test
    void goesOnBehindAPageThatIsOneSingleSecond() {
        begin();
        for (int number = 0; number < 20; number++) {
            change("many-" + number);
        }

        assertThat(poll()).hasSize(20);
    }

    @Test
    void readsALongBacklogOnceAndKeepsTheCursorSmall() {
        begin();
        for (int number = 0; number < 500; number++) {
            pass(SECOND.multipliedBy(2));
            change("item-" + number);
        }

        List<String> first = new ArrayList<>();
        for (ChangesPage page = page(); ; page = page()) {
            page.hints().forEach(hint -> first.add(hint.item().id()));
            assertThat(page.cursor()).hasSizeLessThan(4000);
            if (!page.more()) {
                break;
            }
        }
        assertThat(first).hasSize(500).doesNotHaveDuplicates();
        pass(SECOND.multipliedBy(3));
        assertThat(poll()).as("only the last half minute is looked at twice").hasSizeLessThan(20);
    }

    @Test
    void readsWhatWasChangedAtOnceNoMoreWhenNothingOfThatTimeCanBecomeVisible() {
        begin();
        for (int number = 0; number < 300; number++) {
            change("many-" + number);
            pass(Duration.ofMillis(50));
        }
        assertThat(poll()).hasSize(300);
        Instant newest = stamp(now.minusMillis(50));
        pass(SECOND.multipliedBy(4));
        poll();
        pass(OVERLAP.plusMinutes(10).plus(SECOND.multipliedBy(3)));
        assertThat(poll()).isEmpty();
        assertThat(StampCursor.parse(cursor, SECOND, OVERLAP).from()).isEqualTo(newest.plus(SECOND));
        assertThat(cursor).hasSizeLessThan(4000);
        change("later");
        assertThat(poll()).containsExactly("later");
    }

    @Test
    void goesOnFromWholeStampsAfterAPassThatTookLong() {
        begin();
        for (int number = 0; number < 10; number++) {
            change("many-" + number);
            pass(SECOND);
        }
        while (page().more()) {
            pass(Duration.ofMillis(1_234));
        }

        assertThat(StampCursor.parse(cursor, SECOND, OVERLAP).from().getNano()).isZero();
    }

    @Test
    void doesNotWaitForWhatIsListedNoMore() {
        begin();
        change("1");
        poll();
        tracker.remove("1");
        pass(SECOND.multipliedBy(4));
        poll();
        pass(Duration.ofMinutes(1));
        change("2");
        poll();
        pass(SECOND.multipliedBy(4));
        poll();

        assertThat(StampCursor.parse(cursor, SECOND, OVERLAP).from()).isAfter(now.minus(OVERLAP.plusSeconds(6)));
    }

    @Test
    void readsACursorOfBefore() {
        cursor = "{\"from\":0,\"after\":null,\"newest\":0,\"seen\":{}}";
        change("1");

        assertThat(poll()).containsExactly("1");
    }

    @Test
    void refusesWhatIsNoCursor() {
        assertThatThrownBy(() -> StampCursor.parse("yesterday", SECOND, OVERLAP))
                .isInstanceOf(TrackerFailure.class)
                .hasMessageContaining("yesterday");
    }

    /** Each change is read again after it was made, whatever the order of changes, polls and passing time. */
    @Test
    void losesNothingInAThousandRandomSteps() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            tracker.clear();
            begin();
            Set<String> unseen = new LinkedHashSet<>();
            for (int step = 0; step < 1000; step++) {
                switch (random.nextInt(4)) {
                    case 0, 1 -> {
                        String id = "item-" + random.nextInt(30);
                        change(id);
                        unseen.add(id);
                    }
                    case 2 -> pass(Duration.ofMillis(random.nextInt(1500)));
                    default ->
                        page().hints().forEach(hint -> unseen.remove(hint.item().id()));
                }
            }
            for (int poll = 0; poll < 3; poll++) {
                pass(SECOND.multipliedBy(4));
                unseen.removeAll(poll());
            }
            assertThat(unseen)
                    .as("never reported after their last change, seed " + seed)
                    .isEmpty();
        }
    }

    /** The same where a change is stamped when it is made and shown up to half a minute later. */
    @Test
    void losesNothingThatBecomesVisibleWithinTheOverlap() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            tracker.clear();
            begin();
            Map<String, Instant> hidden = new HashMap<>();
            Set<String> unseen = new LinkedHashSet<>();
            for (int step = 0; step < 300; step++) {
                switch (random.nextInt(4)) {
                    case 0 -> hidden.put("item-" + step, now);
                    case 1 -> pass(Duration.ofMillis(random.nextInt(random.nextInt(5) == 0 ? 40_000 : 1_500)));
                    default ->
                        page().hints().forEach(hint -> unseen.remove(hint.item().id()));
                }
                hidden.entrySet().removeIf(each -> {
                    boolean late = now.isAfter(each.getValue().plusSeconds(25));
                    if (late || random.nextInt(8) == 0) {
                        tracker.put(each.getKey(), stamp(each.getValue()));
                        unseen.add(each.getKey());
                        return true;
                    }
                    return false;
                });
            }
            for (int poll = 0; poll < 3; poll++) {
                pass(SECOND.multipliedBy(4));
                unseen.removeAll(poll());
            }
            assertThat(unseen).as("never reported, seed " + seed).isEmpty();
        }
    }

    private void begin() {
        cursor = StampCursor.begin(SECOND, OVERLAP, listing(now.minus(OVERLAP), null, Integer.MAX_VALUE), now);
    }

    private void change(String id) {
        tracker.put(id, stamp(now));
    }

    private static Instant stamp(Instant made) {
        return Instant.ofEpochSecond(made.getEpochSecond());
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private List<String> poll() {
        List<String> reported = new ArrayList<>();
        ChangesPage page;
        do {
            page = page();
            page.hints().stream().map(Hint::item).map(ItemRef::id).forEach(reported::add);
        } while (page.more());
        return reported;
    }

    private ChangesPage page() {
        StampCursor from = StampCursor.parse(cursor, SECOND, OVERLAP);
        List<StampedRow> rows = listing(from.from(), from.after(), PAGE);
        ChangesPage page = from.page(rows, rows.size() == PAGE, now);
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
