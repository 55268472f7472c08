package dev.syncline.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connection.Connection.Status;
import dev.syncline.testing.Eventually;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What two nodes tell each other of the lives they are in, and that nothing waits for it. */
abstract class LifeSentences extends WithTwoNodes {

    private static final UUID WORD = new UUID(1, 1);

    @Test
    void ofTwoCopiesTheOneIsRefusedThatDoesNotGoOnFromTheOther() {
        ConnectionId there = nodes.connected("two copies").id();
        assertThat(refusal(there, "5." + WORD)).isZero();
        assertThat(refusal(there, "5." + WORD)).as("the same again").isZero();
        assertThat(refusal(there, "5." + new UUID(2, 2))).as("another word").isEqualTo(5);
        assertThat(refusal(there, "4." + WORD)).as("an older life").isEqualTo(5);
        assertThat(refusal(there, null)).as("an earlier version").isZero();
        assertThat(refusal(there, "6")).as("a later version").isZero();
        assertThat(refusal(there, "6." + new UUID(3, 3))).as("a later life").isZero();
        assertThat(refusal(there, "5." + WORD)).as("what was followed before").isEqualTo(6);
    }

    @Test
    void aCallThatIsOvertakenByALaterLifeOfTheSameNodeSaysNothingAboutCopies() {
        Connection there = nodes.connected("overtaken");
        ConnectionId here = TwoNodes.here(there);
        Life onItsWay = life(here);
        lives().beginAll(); // another process starts, before an answer came
        Life later = life(here);
        assertThat(refusal(there.id(), said(later))).isZero();

        assertThat(refusal(there.id(), said(onItsWay))).isEqualTo(later.number());
        assertThat(lives().goesOn(here, onItsWay, later.number()))
                .as("to be called again")
                .isTrue();
        lives().taken(here, onItsWay);
        assertThat(life(here)).as("the later life is still to be told").isEqualTo(later);
        assertThat(lives().isRefused(here.value())).isFalse();
    }

    @Test
    void aLifeThatNobodyTookStaysAsItIsUntilTheProcessStartsAgain() {
        ConnectionId here = TwoNodes.here(nodes.connected("renewed"));
        lives().taken(here, life(here));
        long before = life(here).number();
        lives().renew();
        lives().renew();
        assertThat(life(here).number()).isEqualTo(before + 1);
    }

    @Test
    void aRestoredNodeGoesBeyondWhatTheOtherSideKnows() {
        ConnectionId here = TwoNodes.here(nodes.connected("restored"));
        lives().taken(here, life(here));
        lives().claim(here);
        assertThat(lives().goesOn(here, life(here), 40)).isTrue();
        assertThat(life(here).number()).isEqualTo(41);
        lives().taken(here, life(here));

        assertThat(lives().goesOn(here, life(here), 41))
                .as("a copy did the same")
                .isFalse();
        assertThat(lives().isRefused(here.value())).isTrue();
    }

    /** Numbers of all connections go up in one statement: the lie of one partner must not reach the others, or a start. */
    @Test
    void aPartnerThatNamesTheHighestNumberThereIsStopsNobodyElse() {
        ConnectionId lied = TwoNodes.here(nodes.connected("lied to"));
        ConnectionId other = TwoNodes.here(nodes.connected("not lied to"));
        lives().claim(lied);
        assertThat(lives().goesOn(lied, life(lied), Long.MAX_VALUE)).isTrue();
        long before = life(other).number();

        lives().beginAll();
        lives().beginAll();

        assertThat(life(other).number()).isEqualTo(before + 2);
    }

    @Test
    void aConnectionThatIsRemovedBeforeTheOtherSideFollowsThisNodeIsDeactivatedThere() {
        Connection there = nodes.connected("removed early");
        assertThat(refusal(there.id(), "40." + WORD)).isZero();
        acme.bean(Connections.class).delete(TwoNodes.here(there), "");
        Eventually.holds("Globex hears of it", () -> isDeactivated(there));
    }

    @Test
    void aCopyKeepsWhatItHasToSayUntilItIsSaidToBeTheNode() {
        Connection there = nodes.connected("kept");
        ConnectionId here = TwoNodes.here(there);
        lives().taken(here, life(here));
        assertThat(lives().goesOn(here, life(here), 40)).isFalse();
        acme.bean(Connections.class).delete(here, "");
        SentNotices.Kept notice =
                acme.bean(SentNotices.class).find(here.value()).orElseThrow();
        assertThat(acme.bean(NoticeCalls.class).tell(notice)).isFalse();
        assertThat(acme.bean(KeyCalls.class).exchange(here.value()))
                .as("keys as well")
                .isFalse();
        assertThat(isDeactivated(there)).isFalse();

        acme.bean(LifeRows.class).claimRefused();
        assertThat(acme.bean(NoticeCalls.class).tell(notice)).isTrue();
        assertThat(isDeactivated(there)).isTrue();
    }

    private Lives lives() {
        return acme.bean(Lives.class);
    }

    private Life life(ConnectionId here) {
        return lives().of(here).orElseThrow();
    }

    private static String said(Life life) {
        return life.number() + "." + life.word();
    }

    /** Which life Globex knows where it refuses a call that says this; 0 where it takes it. */
    private long refusal(ConnectionId there, @Nullable String said) {
        return globex.bean(Lives.class).refusal(there, said).orElse(0);
    }

    private boolean isDeactivated(Connection there) {
        return TwoNodes.connection(globex, there.id()).status() == Status.DEACTIVATED;
    }
}
