package dev.syncline.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.change.Changes;
import dev.syncline.change.StandoffDecided.Choice;
import dev.syncline.connection.ConflictRule;
import dev.syncline.fault.Fault;
import dev.syncline.testing.Engine;
import dev.syncline.testing.TwoEngines;
import dev.syncline.twin.Standoff;
import dev.syncline.twin.Standoffs;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several fields of one item wait for a decision, and are decided one by one. */
class SeveralConflictsTest {

    private static final List<String> FIELDS = List.of("summary", "impact", "urgency");

    private final TwoEngines both = new TwoEngines(1);
    private TwoEngines.Pair pair;

    @BeforeEach
    void threeFieldsChangedOnBothSides() {
        both.publish(
                "replica.summary = issue.summary\nreplica.impact = issue.impact\nreplica.urgency = issue.urgency\n"
                        + "replica.description = issue.description",
                "issue.summary = replica.summary\nissue.impact = replica.impact\nissue.urgency = replica.urgency\n"
                        + "issue.description = replica.description");
        pair = both.pair(Map.of("summary", "S", "impact", "I", "urgency", "U", "description", "D"));
        both.decide(ConflictRule.ASK);
        for (String field : FIELDS) {
            both.acme.tracker.personSets(pair.acme(), field, field + " of Acme");
            both.globex.tracker.personSets(pair.globex(), field, field + " of Globex");
        }
        both.look(both.acme);
        both.look(both.globex);
        both.settle();
        assertThat(both.acme.faults()).hasSize(3);
        assertThat(both.globex.faults()).hasSize(3);
    }

    @AfterEach
    void stop() {
        both.close();
    }

    @Test
    void whatStaysGoesOverAtOnceAndEndsTheQuestionThere() {
        decide(both.acme, "summary", Choice.KEEP_OURS);

        assertThat(acme("summary")).isEqualTo("summary of Acme");
        assertThat(globex("summary")).isEqualTo("summary of Acme");
        assertThat(globex("impact")).isEqualTo("impact of Globex");
        assertThat(both.acme.faults()).hasSize(2);
        assertThat(both.globex.faults()).hasSize(2);
    }

    @Test
    void whatWasTakenOverIsNoQuestionThereEither() {
        decide(both.acme, "impact", Choice.TAKE_THEIRS);

        assertThat(acme("impact")).isEqualTo("impact of Globex");
        assertThat(globex("impact")).isEqualTo("impact of Globex");
        assertThat(both.globex.faults())
                .extracting(Fault::message)
                .hasSize(2)
                .noneMatch(message -> message.contains("“impact”"));
    }

    @Test
    void aDecidedValueStaysWhateverComesInBeforeTheRestIsDecided() {
        decide(both.acme, "summary", Choice.KEEP_OURS);
        decide(both.acme, "impact", Choice.TAKE_THEIRS);

        both.globex.tracker.personSets(pair.globex(), "description", "More");
        both.settle();

        assertThat(acme("summary")).isEqualTo("summary of Acme");
        assertThat(globex("summary")).isEqualTo("summary of Acme");
        assertThat(acme("description")).isEqualTo("More");

        decide(both.globex, "urgency", Choice.KEEP_OURS);
        for (String field : FIELDS) {
            assertThat(acme(field)).isEqualTo(globex(field));
        }
        assertThat(acme("urgency")).isEqualTo("urgency of Globex");
        assertThat(both.acme.faults()).isEmpty();
        assertThat(both.globex.faults()).isEmpty();
    }

    @Test
    void theSameFieldKeptOnBothSidesAtOnceIsAskedAgain() {
        put(both.acme, "summary", Choice.KEEP_OURS);
        put(both.globex, "summary", Choice.KEEP_OURS);
        both.settle();

        assertThat(both.acme.faults()).hasSize(3);
        assertThat(both.globex.faults()).hasSize(3);
        decide(both.globex, "summary", Choice.TAKE_THEIRS);
        assertThat(globex("summary")).isEqualTo("summary of Acme");
        assertThat(acme("summary")).isEqualTo("summary of Acme");
        assertThat(both.acme.faults()).hasSize(2);
    }

    @Test
    void theQuestionShowsWhatTheItemHoldsNow() {
        both.acme.tracker.personSets(pair.acme(), "summary", "Once more");
        both.settle();

        assertThat(standoff(both.acme, "summary").oursText()).isEqualTo("Once more");
        assertThat(standoff(both.globex, "summary").theirsText()).isEqualTo("Once more");
    }

    private @Nullable Object acme(String field) {
        return both.acme.tracker.item(pair.acme()).fields().get(field);
    }

    private @Nullable Object globex(String field) {
        return both.globex.tracker.item(pair.globex()).fields().get(field);
    }

    private void decide(Engine engine, String field, Choice choice) {
        put(engine, field, choice);
        both.settle();
    }

    private static void put(Engine engine, String field, Choice choice) {
        Standoff standoff = standoff(engine, field);
        engine.inTransaction(() -> engine.get(Changes.class).decide(standoff, choice, "ACME-1", "ann"));
    }

    private static Standoff standoff(Engine engine, String field) {
        List<UUID> faults = engine.faults().stream().map(Fault::id).toList();
        return engine.get(Standoffs.class).ofFaults(faults).values().stream()
                .filter(each -> each.field().equals(field))
                .findFirst()
                .orElseThrow();
    }
}
