package dev.syncline.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.fault.Fault;
import dev.syncline.item.Comment;
import dev.syncline.item.Counterpart;
import dev.syncline.item.Item;
import dev.syncline.item.Knowledge;
import dev.syncline.item.Recall;
import dev.syncline.item.Replica;
import dev.syncline.item.SyncMessage;
import dev.syncline.item.Trail;
import dev.syncline.testing.Engine;
import dev.syncline.testing.FakeSide;
import dev.syncline.testing.TwoEngines;
import dev.syncline.transport.Envelope;
import dev.syncline.twin.Twins;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After an older state of the database was put back, both trackers become equal again: nothing lost, nothing twice. */
class RestoredBackupTest {

    private final TwoEngines both = new TwoEngines(7);
    private final Engine acme = both.acme;
    private final Engine globex = both.globex;

    @BeforeEach
    void begin() {
        List.of(acme, globex).forEach(side -> start(side, UUID.randomUUID()));
        settle();
    }

    @AfterEach
    void close() {
        both.close();
    }

    @Test
    void oneSideIsPutBack() {
        TwoEngines.Pair known = both.pair(fields("known"));
        Engine.Backup backup = acme.backUp();
        work(known);

        putBack(acme, backup);
        workWhileNobodySyncs(known);
        settle();

        expectEqual(known);
    }

    @Test
    void theOtherSideIsPutBack() {
        TwoEngines.Pair known = both.pair(fields("known"));
        Engine.Backup backup = globex.backUp();
        work(known);

        putBack(globex, backup);
        workWhileNobodySyncs(known);
        settle();

        expectEqual(known);
    }

    @Test
    void bothSidesArePutBack() {
        TwoEngines.Pair known = both.pair(fields("known"));
        Engine.Backup ofAcme = acme.backUp();
        work(known);
        Engine.Backup ofGlobex = globex.backUp();
        comment(acme, known.acme(), "between both backups");
        made(globex, "made between both backups");
        settle();

        putBack(acme, ofAcme);
        putBack(globex, ofGlobex);
        workWhileNobodySyncs(known);
        settle();

        expectEqual(known);
    }

    @Test
    void whatWasSaidAtAnItemWhosePairIsForgottenArrives() {
        Engine.Backup ofAcme = acme.backUp();
        Engine.Backup ofGlobex = globex.backUp();
        TwoEngines.Pair forgotten = both.pair(fields("forgotten"));
        work(forgotten);

        putBack(globex, ofGlobex);
        comment(globex, forgotten.globex(), "said at the copy that nobody remembers");
        settle();
        expectEqual(forgotten);

        putBack(acme, ofAcme);
        comment(acme, forgotten.acme(), "said at the original that nobody remembers");
        settle();
        expectEqual(forgotten);
    }

    @Test
    void whatWasUnderWayToAnItemWhosePairIsForgottenMakesNoSecondItem() {
        Engine.Backup backup = acme.backUp();
        TwoEngines.Pair forgotten = both.pair(fields("forgotten"));
        comment(globex, forgotten.globex(), "sent before anybody knew of the restore");
        both.look(globex);

        putBack(acme, backup);
        both.arrive(globex, acme);
        settle();

        assertThat(summaries(acme)).containsExactly("forgotten");
        expectEqual(forgotten);
    }

    @Test
    void aCopyThatComesBackUnderItsAuthorsNameIsKnownAgain() {
        both.publish(
                FakeSide.OUTGOING,
                "issue.summary = replica.summary; issue.comments = commentHelper.mergeComments(issue, replica)");
        TwoEngines.Pair known = both.pair(fields("known"));
        Engine.Backup ofAcme = acme.backUp();
        Engine.Backup ofGlobex = globex.backUp();
        comment(acme, known.acme(), "said at Acme");
        settle();
        assertThat(said(globex, known.globex())).containsExactly("Ann: said at Acme");

        putBack(acme, ofAcme);
        putBack(globex, ofGlobex);
        both.look(globex);
        both.arrive(globex, acme);
        settle();

        assertThat(said(acme, known.acme())).containsExactly("said at Acme");
        assertThat(said(globex, known.globex())).containsExactly("Ann: said at Acme");
    }

    @Test
    void whatWasTakenInAndNotAppliedYetComesAgain() {
        TwoEngines.Pair known = both.pair(fields("known"));
        Engine.Backup backup = acme.backUp();
        change(globex, known.globex(), "taken in, never applied");
        both.look(globex);
        both.take(globex, acme);

        putBack(acme, backup);
        settle();

        assertThat(acme.tracker.item(known.acme()).fields()).containsEntry("summary", "taken in, never applied");
        expectEqual(known);
    }

    @Test
    void aNumberThatATrackerGivesAgainAfterItWasPutBackTouchesNothingOverThere() {
        TwoEngines.Pair known = both.pair(Map.of("summary", "known", "created", "2026-01-01T00:00:00Z"));
        acme.tracker.personSets(known.acme(), "created", "2026-01-31T00:00:00Z");
        change(acme, known.acme(), "another matter");

        assertThatThrownBy(this::settle).hasMessageContaining("Park");
        assertThat(summaries(globex)).containsExactly("known");
        assertThat(acme.faults())
                .singleElement()
                .extracting(Fault::message)
                .asString()
                .contains("is another item than the one under sync", "2026-01-01", "2026-01-31", "off sync");
    }

    @Test
    void whatWasTakenOffSyncStaysOff() {
        TwoEngines.Pair known = both.pair(fields("known"));
        Engine.Backup backup = acme.backUp();
        acme.unexalate(known.acme());
        settle();

        putBack(acme, backup);
        settle();
        change(acme, known.acme(), "only here");
        settle();

        assertThat(globex.tracker.item(known.globex()).fields()).containsEntry("summary", "known");
    }

    @Test
    void theOtherSideCannotPassAnItemOffForOneThatWasForgotten() {
        Item own = acme.tracker.person(fields("nobody else's business"));
        putBack(acme, acme.backUp());
        SyncMessage guess = new SyncMessage(
                new Counterpart("9", "GLOBEX-9", "", "ticket"),
                new Replica(Map.of("summary", "a guess")),
                Knowledge.NONE,
                Map.of(),
                own.ref().id(),
                Trail.NONE,
                Recall.NONE);

        acme.arrive(new Envelope(
                globex.side.connection,
                UUID.randomUUID(),
                1,
                UUID.randomUUID(),
                SyncMessage.KIND,
                "GLOBEX-9",
                guess.toBody()));
        both.settle();

        assertThat(acme.get(Twins.class).ofItem(own.ref())).isEmpty();
        assertThat(summaries(acme)).containsExactlyInAnyOrder("nobody else's business", "a guess");
    }

    /** Everything there is to do, on both sides, all of it synchronised. */
    private void work(TwoEngines.Pair known) {
        change(acme, known.acme(), "changed at Acme");
        comment(acme, known.acme(), "said at Acme");
        comment(globex, known.globex(), "said at Globex");
        made(acme, "made at Acme");
        made(globex, "made at Globex");
        settle();
        comment(globex, known.globex(), "said at Globex");
        settle();
    }

    private void workWhileNobodySyncs(TwoEngines.Pair known) {
        change(acme, known.acme(), "changed while the node was down");
        comment(globex, known.globex(), "said while the node was down");
        made(acme, "made while the node was down");
    }

    private void expectEqual(TwoEngines.Pair known) {
        assertThat(summaries(globex)).containsExactlyInAnyOrderElementsOf(summaries(acme));
        assertThat(summaries(acme)).doesNotHaveDuplicates();
        assertThat(said(globex, known.globex())).containsExactlyInAnyOrderElementsOf(said(acme, known.acme()));
        assertThat(acme.faults()).isEmpty();
        assertThat(globex.faults()).isEmpty();
    }

    private static List<String> summaries(Engine side) {
        return side.tracker.items().stream()
                .map(item -> String.valueOf(item.fields().get("summary")))
                .toList();
    }

    private static List<String> said(Engine side, String item) {
        return side.tracker.item(item).comments().stream().map(Comment::body).toList();
    }

    private void settle() {
        for (int round = 0; round < 4; round++) {
            both.settle();
            acme.trigger();
            globex.trigger();
        }
        both.settle();
    }

    static void putBack(Engine side, Engine.Backup backup) {
        side.restore(backup);
        start(side, UUID.randomUUID());
    }

    static void start(Engine side, UUID life) {
        side.inTransaction(() -> side.get(AfterRestore.class).begin(life));
    }

    private static Map<String, @Nullable Object> fields(String summary) {
        return Map.of("summary", summary);
    }

    private static void made(Engine side, String summary) {
        side.tracker.person(fields(summary));
    }

    private static void change(Engine side, String item, String summary) {
        side.tracker.personSets(item, "summary", summary);
    }

    private static void comment(Engine side, String item, String body) {
        side.tracker.personSays(item, body);
    }
}
