package dev.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A tracker that stamps by the second is read without losing a change, in whatever order things happen. */
class RandomlyReadTrackerTest extends StampedTracker {

    /** Each change is read again after it was made, and a tracker that is left alone is not read over and over. */
    @Test
    void losesNothingAndComesToRest() {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            tracker.clear();
            ahead = Duration.ZERO;
            pageTakes = Duration.ofMillis(random.nextBoolean() ? 0 : random.nextInt(700));
            for (int number = 0; number < 8; number++) {
                change("item-" + number);
                pass(Duration.ofMillis(random.nextInt(500)));
            }
            begin();
            Set<String> unseen = new LinkedHashSet<>();
            for (int round = 0; round < 15; round++) {
                for (int step = 0; step < 15; step++) {
                    step(random, unseen);
                    ahead = seed % 2 == 0 && random.nextInt(30) == 0 ? ahead.minusSeconds(random.nextInt(60)) : ahead;
                }
                assertThat(rest(unseen)).as("read over and over, seed " + seed).isEmpty();
                assertThat(unseen)
                        .as("never reported after their last change, seed " + seed)
                        .isEmpty();
            }
        }
    }

    private void step(Random random, Set<String> unseen) {
        String id = "item-" + random.nextInt(8);
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> {
                change(id);
                unseen.add(id);
            }
            case 3 -> pass(Duration.ofMillis(random.nextInt(1500)));
            case 4 -> pass(random.nextInt(4) == 0 ? OVERLAP.plusSeconds(5) : Duration.ofMillis(random.nextInt(300)));
            case 5 -> {
                tracker.remove(id);
                unseen.remove(id);
            }
            default -> page().hints().forEach(hint -> unseen.remove(hint.item().id()));
        }
    }

    /** What the last of several polls reports. */
    private List<String> rest(Set<String> unseen) {
        List<String> last = List.of();
        for (int poll = 0; poll < 8; poll++) {
            pass(SECOND.multipliedBy(4));
            last = poll();
            unseen.removeAll(last);
        }
        return last;
    }

    /** The same where a change is stamped when it is made and shown up to half a minute later. */
    @Test
    void losesNothingThatBecomesVisibleWithinTheOverlap() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            tracker.clear();
            Map<String, Instant> hidden = new HashMap<>();
            Set<String> unseen = new LinkedHashSet<>();
            for (int number = 0; number < 10; number++) {
                change("old-" + number);
                hidden.put("early-" + number, now);
                pass(Duration.ofMillis(random.nextInt(2_000)));
            }
            begin();
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
}
