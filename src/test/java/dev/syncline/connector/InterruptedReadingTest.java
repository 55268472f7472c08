package dev.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Whatever takes long, stops in the middle or sets the clock of the node: nothing is lost, and reading comes to rest. */
class InterruptedReadingTest extends StampedTracker {

    @Test
    void comesToRestWhereAStampHadMoreThanAPageAndOneOfItMovedOn() {
        begin();
        change("1");
        change("2");
        poll();
        for (int number = 3; number <= 6; number++) {
            change(String.valueOf(number));
        }
        pass(OVERLAP.plusSeconds(5));
        change("1");
        change("13");
        for (int poll = 0; poll < 5; poll++) {
            pass(SECOND.multipliedBy(4));
            poll();
        }

        assertThat(poll()).isEmpty();
    }

    @Test
    void readsALongPassOnlyOnceMore() {
        begin();
        for (int number = 0; number < 60; number++) {
            change("many-" + number);
            pass(SECOND);
        }
        pageTakes = SECOND.multipliedBy(2);
        assertThat(poll()).hasSize(60);
        poll();

        assertThat(poll()).isEmpty();
    }

    @Test
    void reportsTheSecondChangeOfOneSecondThoughTheClockWasSetBack() {
        begin();
        change("1");
        poll();
        ahead = Duration.ofMinutes(-1);
        assertThat(poll()).isEmpty();

        pass(SECOND.multipliedBy(4));

        assertThat(poll()).containsExactly("1");
    }

    @Test
    void reportsASecondChangeThoughTheClockWasSetBackAndTimePassed() {
        begin();
        change("1");
        Instant second = stamp(now);
        poll();
        pass(Duration.ofSeconds(40));
        ahead = Duration.ofMinutes(-1);
        tracker.put("2", second.plusSeconds(35));

        poll();
        pass(SECOND.multipliedBy(4));

        assertThat(poll()).contains("1");
    }

    @Test
    void reportsEachOnceMoreThoughTheClockWasSetBackBetweenPages() {
        begin();
        for (int number = 0; number < 8; number++) {
            change("many-" + number);
            pass(SECOND);
        }
        page();
        ahead = Duration.ofMinutes(-1);
        page();
        pass(SECOND.multipliedBy(3));
        poll();
        pass(SECOND.multipliedBy(4));

        assertThat(poll()).hasSize(8);
    }

    @Test
    void findsWhatBecameVisibleLateThoughTheClockWasSetBackBetweenPages() {
        begin();
        for (int number = 0; number < 4; number++) {
            change("many-" + number);
        }
        Instant before = stamp(now);
        page();
        ahead = Duration.ofMinutes(-15);
        poll();

        tracker.put("late", before.minusSeconds(5));

        assertThat(poll()).contains("late");
    }

    @Test
    void keepsTheCursorSmallWhereAStampWithMoreThanAPageWasNotOverYet() {
        begin();
        for (int number = 0; number < 20; number++) {
            change("many-" + number);
        }
        poll();
        pass(Duration.ofHours(3));
        change("many-7");
        for (int number = 0; number < 300; number++) {
            pass(SECOND.multipliedBy(2));
            change("later-" + number);
        }

        while (page().more()) {
            assertThat(cursor).hasSizeLessThan(5000);
        }
    }
}
