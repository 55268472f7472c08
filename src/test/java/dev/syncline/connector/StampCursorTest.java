package dev.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tracker that stamps by the second is read without losing a change and without going round in circles. */
class StampCursorTest extends StampedTracker {

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
    void keepsAFewLettersForEachOfThousandsThatWereChangedAtOnce() {
        begin();
        for (int number = 0; number < 3000; number++) {
            change("many-" + number);
            pass(Duration.ofMillis(1));
        }

        assertThat(poll()).hasSize(3000);

        assertThat(cursor).hasSizeLessThan(3000 * 15);
    }

    @Test
    void doesNotReportWhatWasThereWhenItBegan() {
        for (int number = 0; number < 10; number++) {
            change("old-" + number);
            pass(SECOND);
        }
        begin();
        change("new");

        assertThat(poll()).containsExactly("new");
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
    void reportsWhatComesBackToAStampItHadBefore() {
        begin();
        Instant fast = stamp(now.plusSeconds(5));
        tracker.put("1", fast);
        poll();
        pass(SECOND.multipliedBy(4));
        poll();
        tracker.put("1", stamp(now));
        assertThat(poll()).containsExactly("1");
        pass(SECOND.multipliedBy(2));

        tracker.put("1", fast);

        assertThat(poll()).containsExactly("1");
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
}
