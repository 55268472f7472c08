package dev.syncline.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.item.Comment;
import dev.syncline.testing.Engine;
import dev.syncline.testing.FakeSide;
import dev.syncline.testing.TwoEngines;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A tracker that lies in the node's database goes back with it when a backup is put back: what it says then is older than
 * what the other side has, and takes nothing from it.
 */
class RestoredDeskTest {

    private final TwoEngines both = new TwoEngines(0);
    private final Engine acme = both.acme;
    private final Engine globex = both.globex;

    /** The seed decides in which order things happen. */
    private void begin(long seed) {
        both.random().setSeed(seed);
        acme.tracker.liesInNode();
        List.of(acme, globex).forEach(side -> RestoredBackupTest.start(side, UUID.randomUUID()));
        both.settle();
    }

    @AfterEach
    void close() {
        both.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatWasMadeAfterTheBackupComesBackFromTheOtherSide(long seed) {
        begin(seed);
        TwoEngines.Pair known = both.pair(Map.of("summary", "known"));
        acme.tracker.personSays(known.acme(), "said before");
        both.settle();
        Engine.Backup backup = acme.backUp();
        workAfterTheBackup(known);

        RestoredBackupTest.putBack(acme, backup);
        both.settle();

        assertThat(said(acme, known.acme())).containsExactlyInAnyOrder("said before", "said at Acme", "said at Globex");
        assertThat(summary(acme, known.acme())).isEqualTo("newer");
        expectEqual(known);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatPeopleDoRightAfterwardsArrives(long seed) {
        begin(seed);
        TwoEngines.Pair known = both.pair(Map.of("summary", "known"));
        Engine.Backup backup = acme.backUp();
        workAfterTheBackup(known);

        RestoredBackupTest.putBack(acme, backup);
        acme.tracker.personSays(known.acme(), "said right afterwards");
        acme.tracker.personSets(known.acme(), "status", "Open");
        for (int step = 0; step < seed * 3; step++) {
            both.step();
        }
        acme.tracker.personSays(known.acme(), "said a little later");
        globex.tracker.personSays(known.globex(), "answered a little later");
        both.settle();

        assertThat(said(acme, known.acme()))
                .containsExactlyInAnyOrder(
                        "said at Acme",
                        "said at Globex",
                        "said right afterwards",
                        "said a little later",
                        "answered a little later");
        assertThat(globex.tracker.item(known.globex()).fields()).containsEntry("status", Map.of("name", "Open"));
        assertThat(summary(globex, known.globex())).isEqualTo("newer");
        expectEqual(known);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anItemThatIsNotInTheBackupIsMadeAgainWithAllThatWasSaid(long seed) {
        begin(seed);
        Engine.Backup backup = acme.backUp();
        TwoEngines.Pair forgotten = both.pair(Map.of("summary", "forgotten"));
        workAfterTheBackup(forgotten);

        RestoredBackupTest.putBack(acme, backup);
        both.settle();
        String again = acme.counterpartOf(forgotten.globex());
        acme.tracker.personSays(again, "said since");
        both.settle();

        assertThat(acme.tracker.items()).hasSize(1);
        assertThat(said(acme, again)).containsExactlyInAnyOrder("said at Acme", "said at Globex", "said since");
        expectEqual(new TwoEngines.Pair(again, forgotten.globex()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void bothSidesMayBePutBack(long seed) {
        begin(seed);
        globex.tracker.liesInNode();
        TwoEngines.Pair known = both.pair(Map.of("summary", "known"));
        Engine.Backup ofAcme = acme.backUp();
        workAfterTheBackup(known);
        Engine.Backup ofGlobex = globex.backUp();
        acme.tracker.personSays(known.acme(), "in neither backup");
        both.settle();

        RestoredBackupTest.putBack(acme, ofAcme);
        RestoredBackupTest.putBack(globex, ofGlobex);
        both.settle();
        acme.tracker.personSays(known.acme(), "said since");
        both.settle();

        assertThat(said(acme, known.acme())).containsExactlyInAnyOrder("said at Acme", "said at Globex", "said since");
        expectEqual(known);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whereNothingComesBackTheOtherSideKeepsWhatItHasAndNewsArrives(long seed) {
        begin(seed);
        globex.side.publish("", FakeSide.INCOMING);
        TwoEngines.Pair known = both.pair(Map.of("summary", "known"));
        Engine.Backup backup = acme.backUp();
        acme.tracker.personSays(known.acme(), "said after the backup");
        both.settle();

        RestoredBackupTest.putBack(acme, backup);
        both.settle();
        acme.tracker.personSets(known.acme(), "summary", "changed since");
        acme.tracker.personSays(known.acme(), "said since");
        both.settle();

        assertThat(said(globex, known.globex())).containsExactlyInAnyOrder("said after the backup", "said since");
        assertThat(summary(globex, known.globex())).isEqualTo("changed since");
        assertThat(acme.faults()).isEmpty();
        assertThat(globex.faults()).isEmpty();
    }

    private void workAfterTheBackup(TwoEngines.Pair known) {
        acme.tracker.personSets(known.acme(), "summary", "newer");
        acme.tracker.personSays(known.acme(), "said at Acme");
        globex.tracker.personSays(known.globex(), "said at Globex");
        both.settle();
        assertThat(said(globex, known.globex())).contains("said at Acme", "said at Globex");
    }

    private void expectEqual(TwoEngines.Pair pair) {
        assertThat(said(globex, pair.globex())).containsExactlyInAnyOrderElementsOf(said(acme, pair.acme()));
        assertThat(summary(globex, pair.globex())).isEqualTo(summary(acme, pair.acme()));
        assertThat(acme.faults()).isEmpty();
        assertThat(globex.faults()).isEmpty();
    }

    private static String summary(Engine side, String item) {
        return String.valueOf(side.tracker.item(item).fields().get("summary"));
    }

    private static List<String> said(Engine side, String item) {
        return side.tracker.item(item).comments().stream().map(Comment::body).toList();
    }
}
