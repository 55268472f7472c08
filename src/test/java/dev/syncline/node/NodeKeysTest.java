package dev.syncline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import dev.syncline.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node changes its key without forgetting the one before, until it is told to. */
class NodeKeysTest {

    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

    /** The shared sentences. */
    abstract static class Contract {

        @Autowired
        NodeKeys keys;

        @Autowired
        NodeKeyRows rows;

        @Autowired
        Vault vault;

        @Autowired
        JdbcClient database;

        private NodeKeyRows.Kept before;

        @BeforeEach
        void thereIsOneKey() {
            before = rows.all().get(0);
        }

        @AfterEach
        void thereIsOneKeyAgain() {
            database.sql("delete from node_key where number > 1").update();
            database.sql("update node_key set private_key = ?, dropped = null where number = 1")
                    .param(before.sealed())
                    .update();
            keys.drop(keys.current()); // refused, but it makes the bean look at its table
        }

        @Test
        void signsWithTheKeyItShowsAlsoAfterARestart() {
            NodeKey key = keys.current();
            assertThat(key.verifies(MESSAGE, keys.sign(key.fingerprint(), MESSAGE)))
                    .isTrue();
            NodeKeys restarted = again();
            assertThat(restarted.current()).isEqualTo(key);
            assertThat(key.verifies(MESSAGE, restarted.sign(key.fingerprint(), MESSAGE)))
                    .isTrue();
        }

        @Test
        void signsWithEitherKeyOnceItWasChanged() {
            NodeKey old = keys.current();
            NodeKey fresh = keys.change(old.fingerprint());
            assertThat(keys.current()).isEqualTo(fresh).isNotEqualTo(old);
            assertThat(old.verifies(MESSAGE, keys.sign(old.fingerprint(), MESSAGE)))
                    .isTrue();
            assertThat(fresh.verifies(MESSAGE, keys.sign(fresh.fingerprint(), MESSAGE)))
                    .isTrue();
            assertThat(keys.first()).isEqualTo(old);
        }

        @Test
        void anotherProcessOfTheNodeKnowsTheNewKeyAtOnce() {
            NodeKeys elsewhere = again();
            NodeKey fresh = keys.change(keys.current().fingerprint());
            assertThat(elsewhere.current()).isEqualTo(fresh);
            assertThat(elsewhere.holds(fresh.fingerprint())).isTrue();
        }

        @Test
        void twoPeopleWhoChangeItAtOnceChangeItOnce() {
            String inUse = keys.current().fingerprint();
            keys.change(inUse);
            assertThatThrownBy(() -> again().change(inUse))
                    .isInstanceOf(NodeRefusal.class)
                    .hasMessageContaining("changed by somebody else");
        }

        @Test
        void forgetsThePrivateHalfOfAnEarlierKeyButNeverOfTheOneInUse() {
            NodeKey old = keys.current();
            NodeKey fresh = keys.change(old.fingerprint());
            assertThat(keys.drop(fresh)).isFalse();
            assertThat(keys.drop(old)).isTrue();
            assertThat(keys.drop(old)).isFalse();
            assertThat(keys.holds(old.fingerprint())).isFalse();
            assertThat(keys.find(old.fingerprint())).contains(old);
            assertThat(fresh.verifies(MESSAGE, keys.sign(old.fingerprint(), MESSAGE)))
                    .as("what asked for the dropped key is signed with the one in use")
                    .isTrue();
            assertThat(keys.all()).extracting(NodeKeys.OwnKey::held).containsExactly(true, false);
        }

        @Test
        void keepsItsPrivateKeysSealed() {
            keys.change(keys.current().fingerprint());
            assertThat(rows.all()).extracting(NodeKeyRows.Kept::sealed).allMatch(kept -> kept.startsWith("v1."));
            assertThat(again().holdsEarlier()).isTrue();
        }

        @Test
        void linksLeadFromAnyEarlierKeyToTheOneInUse() {
            NodeKey first = keys.current();
            NodeKey second = keys.change(first.fingerprint());
            NodeKey third = keys.change(second.fingerprint());
            assertThat(KeyLink.end(first, keys.linksAfter(first.fingerprint()))).isEqualTo(third);
            assertThat(KeyLink.end(second, keys.linksAfter(first.fingerprint())))
                    .isEqualTo(third);
            assertThat(KeyLink.end(third, keys.linksAfter(first.fingerprint())))
                    .as("no link leads back")
                    .isEqualTo(third);
            assertThat(keys.linksAfter(second.fingerprint())).hasSize(1);
            assertThat(keys.linksAfter(third.fingerprint())).isEmpty();
        }

        @Test
        void aLinkThatWasAlteredLeadsNowhere() {
            NodeKey first = keys.current();
            NodeKey second = keys.change(first.fingerprint());
            KeyLink link = keys.linksAfter(first.fingerprint()).get(0);
            assertThat(KeyLink.end(first, List.of(link))).isEqualTo(second);
            String other = PrivateKeyPair.make().publicHalf().encoded();
            assertThat(List.of(
                            new KeyLink(link.from(), other, link.made(), link.byOld(), link.byNew()),
                            new KeyLink(link.from(), link.to(), link.made() + 1, link.byOld(), link.byNew()),
                            new KeyLink(link.from(), link.to(), link.made(), link.byNew(), link.byNew()),
                            new KeyLink(link.from(), link.to(), link.made(), link.byOld(), link.byOld()),
                            new KeyLink(link.from(), link.to(), link.made(), "?", link.byNew()),
                            new KeyLink(link.from(), link.to() + "AA", link.made(), link.byOld(), link.byNew()),
                            new KeyLink(link.from(), "no key", link.made(), link.byOld(), link.byNew()),
                            new KeyLink(null, link.to(), link.made(), null, null)))
                    .allSatisfy(altered ->
                            assertThat(KeyLink.end(first, List.of(altered))).isEqualTo(first));
        }

        @Test
        void hasANewKeyThatNothingLeadsToWhenTheOneBeforeWasLost() {
            NodeKey lost = keys.current();
            database.sql("update node_key set private_key = ? where number = 1")
                    .param("v1.00000000.sealed-with-a-lost-key")
                    .update();
            NodeKeys restarted = again();
            NodeKey fresh = restarted.current();
            assertThat(fresh).isNotEqualTo(lost);
            assertThat(fresh.verifies(MESSAGE, restarted.sign(lost.fingerprint(), MESSAGE)))
                    .isTrue();
            assertThat(KeyLink.end(lost, List.copyOf(restarted.linksAfter(lost.fingerprint()))))
                    .isEqualTo(lost);
            assertThat(again().current()).as("once").isEqualTo(fresh);
        }

        private NodeKeys again() {
            return new NodeKeys(rows, vault, Clock.systemUTC());
        }
    }

    @Nested
    @OnH2
    class NodeKeysOnH2 extends Contract {}

    @Nested
    @OnPostgres
    class NodeKeysOnPostgres extends Contract {}
}
