package dev.syncline.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.item.Item;
import dev.syncline.testing.FakeTracker;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept of a write is what an outgoing rule could otherwise take for somebody's change. */
class PartsTest {

    private final FakeTracker tracker = new FakeTracker();

    @Test
    void aValueThatWasWrittenUnderOneNameIsKnownUnderItsOthers() {
        tracker.shows("summary", "Subject");
        Item item = tracker.person(new HashMap<>(Map.of("summary", "Printer", "Subject", "Printer", "status", "Open")));

        Item kept = Parts.fields(item.ref(), tracker, Map.of("Subject", "Printer on fire"));

        assertThat(kept.fields())
                .containsExactlyInAnyOrderEntriesOf(Map.of("Subject", "Printer on fire", "summary", "Printer on fire"));
    }
}
