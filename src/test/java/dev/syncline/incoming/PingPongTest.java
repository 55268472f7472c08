package dev.syncline.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.change.Changes;
import dev.syncline.change.StandoffDecided.Choice;
import dev.syncline.fault.Fault;
import dev.syncline.testing.Engine;
import dev.syncline.testing.TwoEngines;
import dev.syncline.twin.Standoff;
import dev.syncline.twin.Standoffs;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fields that the two sides would change back and forth for ever. */
class PingPongTest {

    private final TwoEngines both = new TwoEngines(1);
    private TwoEngines.Pair pair;

    @BeforeEach
    void underSync() {
        both.publish("replica.summary = issue.summary\nreplica.impact = issue.impact", """
                issue.summary = replica.summary
                issue.impact = replica.impact
                """);
        pair = both.pair(Map.of("summary", "Printer", "impact", "Low"));
    }

    @AfterEach
    void stop() {
        both.close();
    }

    @Test
    void stopsAFieldThatTwoAutomationsChangeBackAndForthAndSaysSoInWords() {
        automationsDisagree();

        both.globex.tracker.personSets(pair.globex(), "impact", "High");
        both.settle();

        assertThat(both.acme.synced() + both.globex.synced()).isLessThan(20);
        List<Fault> faults = List.of(both.acme, both.globex).stream()
                .flatMap(engine -> engine.faults().stream())
                .toList();
        assertThat(faults).isNotEmpty().allSatisfy(fault -> {
            assertThat(fault.message()).contains("“impact” goes back and forth by itself", "“Low”", "“High”");
            assertThat(fault.remedy()).contains("Retry");
        });
    }

    @Test
    void letsOtherFieldsAndOtherItemsGoOn() {
        TwoEngines.Pair other = both.pair(Map.of("summary", "Door", "impact", "Low"));
        automationsDisagree();
        both.globex.tracker.personSets(pair.globex(), "impact", "High");
        both.settle();

        both.globex.tracker.personSets(pair.globex(), "summary", "Printer on fire");
        both.globex.tracker.personSets(other.globex(), "impact", "Medium");
        both.settle();

        assertThat(acme("summary")).isEqualTo("Printer on fire");
        assertThat(both.acme.tracker.item(other.acme()).fields()).containsEntry("impact", "Medium");
    }

    @Test
    void passesAgainOnceSomebodyChangesTheFieldByHand() {
        automationsDisagree();
        both.globex.tracker.personSets(pair.globex(), "impact", "High");
        both.settle();
        both.acme.tracker.automation(item -> {});
        both.globex.tracker.automation(item -> {});

        both.acme.tracker.personSets(pair.acme(), "impact", "Medium");
        both.settle();
        both.globex.tracker.personSets(pair.globex(), "impact", "Severe");
        both.settle();

        assertThat(acme("impact")).isEqualTo("Severe");
        assertThat(both.acme.faults()).isEmpty();
        assertThat(both.globex.faults()).isEmpty();
    }

    @Test
    void passesAgainOnceAnAdministratorRetries() {
        automationsDisagree();
        both.globex.tracker.personSets(pair.globex(), "impact", "High");
        both.settle();
        both.acme.tracker.automation(item -> {});
        both.globex.tracker.automation(item -> {});

        List.of(both.acme, both.globex).stream()
                .filter(engine -> !engine.faults().isEmpty())
                .forEach(this::retry);
        both.settle();

        assertThat(acme("impact"))
                .isEqualTo(both.globex.tracker.item(pair.globex()).fields().get("impact"));
        assertThat(both.acme.faults()).isEmpty();
        assertThat(both.globex.faults()).isEmpty();
    }

    @Test
    void takesPeopleWhoDisagreeForPeople() {
        for (int round = 0; round < 12; round++) {
            both.acme.tracker.personSets(pair.acme(), "impact", "Low");
            both.settle();
            both.globex.tracker.personSets(pair.globex(), "impact", "High");
            both.settle();
        }

        assertThat(acme("impact")).isEqualTo("High");
        assertThat(both.acme.faults()).isEmpty();
        assertThat(both.globex.faults()).isEmpty();
    }

    @Test
    void stopsRulesThatAnswerEachOtherWithLongerAndLongerValues() {
        both.publish("replica.summary = issue.summary", """
                issue.summary = replica.summary + '!'
                syncHelper.syncBackAfterProcessing()
                """);

        both.acme.tracker.personSets(pair.acme(), "summary", "Printer on fire");
        both.settle();

        assertThat(both.acme.faults().size() + both.globex.faults().size()).isEqualTo(1);
    }

    private void automationsDisagree() {
        both.acme.tracker.automation(item -> {
            if ("High".equals(item.fields().get("impact"))) {
                both.acme.tracker.personSets(item.ref().id(), "impact", "Low");
            }
        });
        both.globex.tracker.automation(item -> {
            if ("Low".equals(item.fields().get("impact"))) {
                both.globex.tracker.personSets(item.ref().id(), "impact", "High");
            }
        });
    }

    private @Nullable Object acme(String field) {
        return both.acme.tracker.item(pair.acme()).fields().get(field);
    }

    private void retry(Engine engine) {
        UUID fault = engine.faults().get(0).id();
        Standoff standoff = Objects.requireNonNull(
                engine.get(Standoffs.class).ofFaults(List.of(fault)).get(fault));
        engine.inTransaction(() -> engine.get(Changes.class).decide(standoff, Choice.RETRY, "ACME-1", "ann"));
    }
}
