package dev.syncline.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.connection.Refusal;
import dev.syncline.item.Item;
import dev.syncline.script.Direction;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.FakeSide;
import dev.syncline.twin.PastSync;
import dev.syncline.twin.TwinId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What rules would have done in syncs that passed. */
class ReplayTest {

    private static final Scripts IN_FORCE = new Scripts(FakeSide.OUTGOING, FakeSide.INCOMING);

    private final TrialFixture one = new TrialFixture();
    private final TwinId twin = TrialFixture.twin();

    @BeforeEach
    void somePassed() {
        one.receive(
                twin, "GLO-1", Map.of("summary", "Printer", "comments", List.of(TrialFixture.comment("rc1", "First"))));
        one.receive(twin, "GLO-1", Map.of("summary", "Printer on fire", "status", Map.of("name", "Open")));
        Item ours = one.tracker.person(Map.of("summary", "Coffee", "status", Map.of("name", "Open")));
        one.send(ours.ref());
        one.tracker.personSets(ours.ref().id(), "summary", "Tea");
        one.send(ours.ref());
    }

    @AfterEach
    void stop() {
        one.close();
    }

    @Test
    void findsTheSameWhereTheRulesAreTheSame() {
        for (PastSync past : one.past()) {
            PastTrial trial = replay(IN_FORCE, past);
            assertThat(trial.gaps()).as(past.toString()).isEmpty();
            assertThat(trial.verdict()).isEqualTo(Verdict.SAME);
        }
    }

    @Test
    void doesNotLookAtWhatTheItemsAreToday() {
        one.tracker.items().forEach(item -> one.tracker.personSets(item.ref().id(), "summary", "Changed since"));

        one.past().forEach(past -> assertThat(replay(IN_FORCE, past).verdict()).isEqualTo(Verdict.SAME));
    }

    @Test
    void showsWhatWouldHaveBeenSentInstead() {
        Scripts draft = new Scripts("replica.summary = issue.summary.toUpperCase()\nreplica.status = issue.status", "");

        assertThat(replay(draft, one.past().get(3)).gaps()).contains(new Gap("summary", "Tea", "TEA"));
        assertThat(replay(new Scripts("", ""), one.past().get(3)).gaps())
                .containsExactly(new Gap("replica", "sent", "nothing is sent"));
    }

    @Test
    void showsWhatWouldHaveBeenWrittenInstead() {
        Scripts draft = new Scripts("", "issue.summary = replica.summary + '!'\nissue.impact = 'High'");

        assertThat(replay(draft, one.past().get(0)).gaps())
                .containsExactlyInAnyOrder(
                        new Gap("summary", "Printer", "Printer!"),
                        new Gap("comments rc1", "First", ""),
                        new Gap("impact", "", "High"));
        assertThat(replay(draft, one.past().get(1)).gaps())
                .contains(new Gap("summary", "Printer on fire", "Printer on fire!"), new Gap("status", "Open", ""));
    }

    @Test
    void showsThatAnotherItemWouldHaveBeenTaken() {
        Item there = one.tracker.person(Map.of("summary", "Already here"));
        Scripts draft = new Scripts("", "issue.key = '" + there.ref().key() + "'");

        assertThat(replay(draft, one.past().get(0)).gaps())
                .contains(new Gap(
                        "item", "a new ticket", "attached to " + there.ref().key()));
    }

    @Test
    void saysWhatWouldHaveFailed() {
        PastTrial trial = replay(
                new Scripts("", "debug.error('No ' + replica.summary)"),
                one.past().get(1));

        assertThat(trial.verdict()).isEqualTo(Verdict.FAULT);
        assertThat(trial.summary()).contains("No Printer on fire");
    }

    @Test
    void knowsNothingOfWhatIsForgotten() {
        assertThat(one.trials.replay(one.side.connection, IN_FORCE, 4711)).isEmpty();
    }

    @Test
    void goesThroughManyInTheBackgroundAndListsWhichDiffer() {
        TrialRuns runs = one.slice.get(TrialRuns.class);
        Scripts draft =
                new Scripts(FakeSide.OUTGOING, "issue.summary = replica.summary\nissue.status = replica.status");
        TrialRun run = runs.syncs(one.side.connection, draft, null, 10, "alma");
        Eventually.holds("all were tried", run::ended);

        assertThat(run.total()).isEqualTo(4);
        assertThat(run.counts()).containsEntry(Verdict.SAME, 3).containsEntry(Verdict.DIFFERENT, 1);
        assertThat(run.cases(Verdict.DIFFERENT)).singleElement().satisfies(one -> {
            assertThat(one.direction()).isEqualTo(Direction.INCOMING);
            assertThat(one.summary()).contains("comments rc1");
            assertThat(one.number()).isEqualTo(4);
        });
        assertThat(runs.find(one.side.connection, run.id())).contains(run);
        assertThat(runs.syncs(one.side.connection, draft, Direction.OUTGOING, 1, "alma")
                        .total())
                .isEqualTo(1);
    }

    @Test
    void triesTheItemsThatWereSyncedLast() {
        TrialRuns runs = one.slice.get(TrialRuns.class);
        TrialRun run = runs.latestItems(one.side.connection, IN_FORCE, 5, "alma");
        Eventually.holds("all were tried", run::ended);

        assertThat(run.cases(null)).extracting(TrialCase::title).hasSize(2).doesNotHaveDuplicates();
        assertThat(run.counts()).containsEntry(Verdict.SAME, 2);
    }

    @Test
    void triesTheRuleOfOneDirectionAlone() {
        TrialRuns runs = one.slice.get(TrialRuns.class);
        Scripts broken = new Scripts("issue.nobody.name", FakeSide.INCOMING);
        List<String> keys = List.of(runs.latestItems(one.side.connection, IN_FORCE, 1, "alma")
                .cases(null)
                .get(0)
                .title());
        TrialRun incoming = runs.items(one.side.connection, broken, Direction.INCOMING, keys, "alma");
        TrialRun outgoing = runs.items(one.side.connection, broken, Direction.OUTGOING, keys, "alma");
        Eventually.holds("both were tried", () -> incoming.ended() && outgoing.ended());

        assertThat(incoming.counts()).containsEntry(Verdict.FAULT, 0);
        assertThat(outgoing.counts()).containsEntry(Verdict.FAULT, 1);
        assertThat(outgoing.passed()).isFalse();
    }

    @Test
    void isCancelled() {
        TrialRuns runs = one.slice.get(TrialRuns.class);
        Scripts slow = new Scripts("for (int i = 0; i < 3000000; i++) { }\nreplica.summary = issue.summary", "");
        TrialRun run = runs.syncs(one.side.connection, slow, null, 10, "alma");
        runs.cancel(run);
        Eventually.holds("it ended", run::ended);

        assertThat(run.cancelled()).isTrue();
        assertThat(run.done()).isLessThan(run.total());
    }

    @Test
    void refusesNothingAndTooMuch() {
        TrialRuns runs = one.slice.get(TrialRuns.class);
        assertThatThrownBy(() -> runs.items(one.side.connection, IN_FORCE, List.of(" "), "alma"))
                .isInstanceOf(Refusal.class);
        List<String> many = java.util.stream.IntStream.range(0, 51)
                .mapToObj(i -> "ACME-" + i)
                .toList();
        assertThatThrownBy(() -> runs.items(one.side.connection, IN_FORCE, many, "alma"))
                .hasMessageContaining("51");
    }

    private PastTrial replay(Scripts scripts, PastSync past) {
        return one.trials.replay(one.side.connection, scripts, past.id()).orElseThrow();
    }
}
