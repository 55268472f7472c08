package dev.syncline.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.change.Changes;
import dev.syncline.change.StandoffDecided.Choice;
import dev.syncline.connection.ConflictRule;
import dev.syncline.fault.Fault;
import dev.syncline.item.FieldChange;
import dev.syncline.item.FieldChange.Kind;
import dev.syncline.testing.Engine;
import dev.syncline.testing.TwoEngines;
import dev.syncline.twin.History;
import dev.syncline.twin.PastSync;
import dev.syncline.twin.Standoff;
import dev.syncline.twin.Standoffs;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of changes that both sides make to the same item before either hears of the other's. */
class ConflictsTest {

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
    void mergesChangesOfDifferentFieldsThatCrossOnTheWay() {
        setAcme("summary", "Printer on fire");
        setGlobex("impact", "High");
        bothLook();

        both.settle();

        assertThat(values()).containsExactly("Printer on fire", "High", "Printer on fire", "High");
    }

    @Test
    void keepsALocalChangeThatWasNotSentYetWhenAnotherFieldComesIn() {
        setGlobex("impact", "High");
        both.look(both.globex);
        setAcme("summary", "Printer on fire");

        both.settle();

        assertThat(values()).containsExactly("Printer on fire", "High", "Printer on fire", "High");
    }

    @ParameterizedTest
    @CsvSource({"SOURCE, From Acme", "DESTINATION, From Globex", "LATEST, From Acme"})
    void endsWithTheSameValueOnBothSidesWhenChangesOfOneFieldCross(ConflictRule rule, String winner) {
        both.decide(rule);
        setAcme("summary", "From Acme");
        setGlobex("summary", "From Globex");
        bothLook();

        both.settle();

        assertThat(values()).containsExactly(winner, "Low", winner, "Low");
    }

    @Test
    void takesTheChangeThatWasSentLaterHoweverTheClocksGo() {
        setAcme("summary", "From Acme");
        both.look(both.acme);
        setGlobex("impact", "High");
        both.look(both.globex);
        setGlobex("summary", "From Globex"); // the second thing Globex says, and the first of Acme is not heard yet
        both.look(both.globex);

        both.settle();

        assertThat(values()).containsExactly("From Globex", "High", "From Globex", "High");
    }

    @ParameterizedTest
    @EnumSource(
            value = ConflictRule.class,
            names = {"SOURCE", "DESTINATION", "LATEST"})
    void keepsTheValueThatLost(ConflictRule rule) {
        both.decide(rule);
        setAcme("summary", "From Acme");
        setGlobex("summary", "From Globex");
        bothLook();

        both.settle();

        boolean acmeWins = rule != ConflictRule.DESTINATION;
        assertThat(conflicts(both.acme))
                .containsExactly(new FieldChange(
                        "summary", acmeWins ? Kind.KEPT : Kind.OVERRULED, null, "From Acme", "From Globex"));
        assertThat(conflicts(both.globex))
                .containsExactly(new FieldChange(
                        "summary", acmeWins ? Kind.OVERRULED : Kind.KEPT, null, "From Globex", "From Acme"));
    }

    @Test
    void sendsNothingMoreThanTheTwoChangesThatCrossed() {
        setAcme("summary", "From Acme");
        setGlobex("summary", "From Globex");
        int before = both.acme.synced() + both.globex.synced();
        bothLook();

        both.settle();

        assertThat(both.acme.synced() + both.globex.synced() - before).isEqualTo(2);
    }

    @Test
    void isNoConflictWhenBothSidesChangeAFieldToTheSameValue() {
        both.decide(ConflictRule.ASK);
        setAcme("summary", "Printer on fire");
        setGlobex("summary", "Printer on fire");
        bothLook();

        both.settle();

        assertThat(both.acme.faults()).isEmpty();
        assertThat(conflicts(both.acme)).isEmpty();
    }

    @Test
    void comparesWhatARuleMakesOfAValueAndNotTheValueThatTravelled() {
        both.globex.side.publish(
                "replica.summary = issue.summary.toLowerCase()\nreplica.impact = issue.impact",
                "issue.summary = replica.summary.toUpperCase()\nissue.impact = replica.impact");
        both.decide(ConflictRule.ASK);
        setAcme("summary", "printer on fire");
        both.settle();
        setGlobex("summary", "PRINTER GONE");
        setAcme("impact", "High");
        bothLook();

        both.settle();

        assertThat(values()).containsExactly("printer gone", "High", "PRINTER GONE", "High");
        assertThat(both.acme.faults()).isEmpty();
        assertThat(both.globex.faults()).isEmpty();
    }

    @Test
    void letsARuleWriteOverAnOlderChangeThatTheOtherSideKnowsOf() {
        both.acme.side.publish(
                "replica.summary = issue.summary\nreplica.impact = issue.impact",
                "issue.summary = replica.summary\nif (replica.impact == 'High') { issue.impact = 'Escalated' }");
        setAcme("impact", "Solved");
        both.settle();
        setGlobex("impact", "High");

        both.settle();

        assertThat(both.acme.tracker.item(pair.acme()).fields()).containsEntry("impact", "Escalated");
    }

    @Test
    void asksAnAdministratorAndLetsOtherFieldsGoOn() {
        both.decide(ConflictRule.ASK);
        setAcme("summary", "From Acme");
        setGlobex("summary", "From Globex");
        bothLook();
        both.settle();

        setGlobex("impact", "High");
        both.settle();

        assertThat(values()).containsExactly("From Acme", "High", "From Globex", "High");
        assertThat(both.acme.faults())
                .extracting(Fault::message)
                .containsExactly("“summary” was changed on both sides at the same time: to “From Acme” here (Acme), to"
                        + " “From Globex” there (Globex).");
        assertThat(conflicts(both.acme))
                .containsExactly(new FieldChange("summary", Kind.ASKED, null, "From Acme", "From Globex"));
    }

    @ParameterizedTest
    @CsvSource({"KEEP_OURS, From Acme", "TAKE_THEIRS, From Globex"})
    void doesOnBothSidesWhatOneAdministratorDecided(Choice choice, String winner) {
        both.decide(ConflictRule.ASK);
        setAcme("summary", "From Acme");
        setGlobex("summary", "From Globex");
        bothLook();
        both.settle();

        decide(both.acme, choice);
        both.settle();

        assertThat(values()).containsExactly(winner, "Low", winner, "Low");
        assertThat(both.acme.faults()).isEmpty();
        assertThat(both.globex.faults()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Choice.class)
    void endsThePairWhenWhatIsDecidedAboutWasDeletedMeanwhile(Choice choice) {
        both.decide(ConflictRule.ASK);
        setAcme("summary", "From Acme");
        setGlobex("summary", "From Globex");
        bothLook();
        both.settle();

        both.acme.tracker.personDeletes(pair.acme());
        decide(both.acme, choice);
        both.settle();

        assertThat(both.acme.faults()).isEmpty();
        assertThat(both.globex.faults())
                .as("no question is left, and what became of the other item is told")
                .singleElement()
                .extracting(Fault::message)
                .asString()
                .contains("was deleted there");
    }

    @Test
    void asksWithTheNewerValueWhenTheFieldIsChangedOnceMore() {
        both.decide(ConflictRule.ASK);
        setAcme("summary", "From Acme");
        setGlobex("summary", "From Globex");
        bothLook();
        both.settle();

        setGlobex("summary", "Later from Globex");
        both.settle();
        decide(both.acme, Choice.TAKE_THEIRS);
        both.settle();

        assertThat(values()).containsExactly("Later from Globex", "Low", "Later from Globex", "Low");
        assertThat(both.acme.faults()).isEmpty();
    }

    private void setAcme(String field, String value) {
        both.acme.tracker.personSets(pair.acme(), field, value);
    }

    private void setGlobex(String field, String value) {
        both.globex.tracker.personSets(pair.globex(), field, value);
    }

    private void bothLook() {
        both.look(both.acme);
        both.look(both.globex);
    }

    private List<Object> values() {
        Map<String, Object> here = both.acme.tracker.item(pair.acme()).fields();
        Map<String, Object> there = both.globex.tracker.item(pair.globex()).fields();
        return List.of(here.get("summary"), here.get("impact"), there.get("summary"), there.get("impact"));
    }

    private static List<FieldChange> conflicts(Engine engine) {
        return engine.get(History.class).latest(engine.side.connection, null, 20).stream()
                .map(PastSync::changes)
                .flatMap(List::stream)
                .filter(change -> !change.kind().isWritten() || change.kind() == Kind.OVERRULED)
                .toList();
    }

    private static void decide(Engine engine, Choice choice) {
        UUID fault = engine.faults().get(0).id();
        Standoff standoff = Objects.requireNonNull(
                engine.get(Standoffs.class).ofFaults(List.of(fault)).get(fault));
        engine.inTransaction(() -> engine.get(Changes.class).decide(standoff, choice, "ACME-1", "ann"));
    }
}
