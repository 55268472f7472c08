package dev.syncline.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.testing.TwoEngines;
import dev.syncline.twin.Twins;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Items can be taken off sync while their tracker is another one, whatever waits before that. */
class TakenOffElsewhereTest {

    private final TwoEngines engines = new TwoEngines(7);

    @AfterEach
    void close() {
        engines.close();
    }

    @Test
    void anItemThatChangedGoesOffSync() {
        TwoEngines.Pair pair = engines.pair(Map.of("summary", "Printer"));
        engines.acme.tracker.personSets(pair.acme(), "summary", "Printer on fire");
        engines.acme.poll();
        engines.acme.unexalate(pair.acme());
        engines.acme.tracker.failBefore("read", new TrackerFailure(TrackerFailure.Kind.ELSEWHERE, "Another org."));

        engines.settle();

        assertThat(engines.acme.get(Twins.class).count(null)).isZero();
        assertThat(engines.globex.get(Twins.class).count(null)).isZero();
        assertThat(engines.globex.tracker.item(pair.globex()).fields()).containsEntry("summary", "Printer");
    }

    @Test
    void anItemThatTheOtherSideChangedGoesOffSync() {
        TwoEngines.Pair pair = engines.pair(Map.of("summary", "Printer"));
        engines.globex.tracker.personSets(pair.globex(), "summary", "Printer on fire");
        engines.look(engines.globex);
        engines.take(engines.globex, engines.acme);
        engines.acme.unexalate(pair.acme());
        engines.acme.tracker.failBefore("read", new TrackerFailure(TrackerFailure.Kind.ELSEWHERE, "Another org."));

        engines.settle();

        assertThat(engines.acme.get(Twins.class).count(null)).isZero();
        assertThat(engines.acme.tracker.item(pair.acme()).fields()).containsEntry("summary", "Printer");
    }
}
