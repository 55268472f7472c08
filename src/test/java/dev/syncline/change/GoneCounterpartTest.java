package dev.syncline.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.item.ItemRef;
import dev.syncline.testing.TwoEngines;
import dev.syncline.twin.History;
import dev.syncline.twin.PastSync;
import dev.syncline.twin.StayOut;
import dev.syncline.twin.Twins;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An item whose counterpart was deleted is copied anew by no trigger, only by hand. */
class GoneCounterpartTest {

    private final TwoEngines engines = new TwoEngines(3);
    private final PollChanges poll = engines.acme.get(PollChanges.class);
    private TwoEngines.Pair pair = new TwoEngines.Pair("", "");

    @BeforeEach
    void aPairUnderATriggerThatMatchesEverything() {
        engines.acme.get(Triggers.class).create(engines.acme.side.connection, "ticket", "", "All", true);
        poll.once();
        pair = engines.pair(Map.of("summary", "Printer"));
        triggers();
    }

    @AfterEach
    void close() {
        engines.close();
    }

    @Test
    void whatIsLeftStaysAloneAndTheWarningStays() {
        engines.globex.tracker.personDeletes(pair.globex());
        engines.settle();
        engines.acme.tracker.personSets(pair.acme(), "summary", "Printer on fire");
        triggers();

        assertThat(engines.globex.tracker.items()).isEmpty();
        assertThat(engines.acme.get(Twins.class).count(null)).isZero();
        assertThat(engines.acme.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.message()).contains("was deleted there, or merged into another one");
            assertThat(fault.remedy()).contains("Triggers leave", "Exalate on its page");
        });
    }

    @Test
    void whatComesBackFromTheRecycleBinStaysAloneToo() {
        ItemRef item = engines.acme.tracker.item(pair.acme()).ref();
        engines.acme.tracker.personDeletes(pair.acme());
        engines.settle();

        assertThat(engines.acme.get(StayOut.class).bereft(item)).containsExactly(engines.acme.side.connection);
        assertThat(engines.globex.tracker.items()).hasSize(1);
    }

    @Test
    void somebodyMayCopyItAnewByHand() {
        engines.globex.tracker.personDeletes(pair.globex());
        engines.settle();
        engines.acme.exalate(engines.acme.tracker.item(pair.acme()).ref());
        engines.settle();

        assertThat(engines.globex.tracker.items()).hasSize(1);
        assertThat(engines.acme.faults()).isEmpty();
    }

    @Test
    void theTimelineOfBothSaysWhatWasDeletedWhere() {
        ItemRef ours = engines.acme.tracker.item(pair.acme()).ref();
        ItemRef theirs = engines.globex.tracker.item(pair.globex()).ref();
        engines.globex.tracker.personDeletes(pair.globex());
        engines.settle();

        PastSync here = engines.acme.get(History.class).ofItem(ours, null, 1).get(0);
        PastSync there =
                engines.globex.get(History.class).ofItem(theirs, null, 1).get(0);
        assertThat(here.isEnd() && there.isEnd()).isTrue();
        assertThat(here.said()).contains(theirs.key() + " was deleted, or merged into another one, there");
        assertThat(there.said()).contains(theirs.key() + " was deleted, or merged into another one, here");
        assertThat(engines.acme.get(History.class).latest(engines.acme.side.connection, null, 5))
                .noneMatch(PastSync::isEnd);
    }

    private void triggers() {
        while (poll.once()) {
            // Once more.
        }
        engines.acme.inTransaction(() -> {});
        engines.settle();
    }
}
