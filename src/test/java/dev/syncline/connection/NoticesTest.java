package dev.syncline.connection;

import static dev.syncline.connection.NoticesSeen.address;
import static dev.syncline.connection.NoticesSeen.audited;
import static dev.syncline.connection.NoticesSeen.connectionAddress;
import static dev.syncline.connection.NoticesSeen.isTold;
import static dev.syncline.connection.NoticesSeen.kept;
import static dev.syncline.connection.NoticesSeen.putOff;
import static dev.syncline.connection.NoticesSeen.rowsOf;
import static dev.syncline.connection.NoticesSeen.said;
import static dev.syncline.connection.NoticesSeen.tell;
import static dev.syncline.connection.TwoNodes.code;
import static dev.syncline.connection.TwoNodes.connection;
import static dev.syncline.connection.TwoNodes.invitations;
import static dev.syncline.connection.TwoNodes.whilePrivate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connection.Connection.Status;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.RunningNode;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each side of a connection hears what the other does with its half. */
class NoticesTest {

    /** The shared sentences. */
    abstract static class Contract extends LifeSentences {

        @Test
        void aPauseAndItsReasonShowOnTheOtherSideUntilItIsActiveAgain() {
            Connection there = nodes.connected("paused");
            ConnectionId here = TwoNodes.here(there);
            connections(acme).deactivate(here, "Our tracker moves");
            Eventually.holds("Globex hears of it", () -> said(globex, there).isPresent());

            assertThat(said(globex, there).orElseThrow().kind()).isEqualTo(Notice.Kind.PAUSED);
            assertThat(said(globex, there).orElseThrow().reason()).isEqualTo("Our tracker moves");
            assertThat(connection(globex, there.id()).status()).isEqualTo(Status.ACTIVE);
            Eventually.holds("Acme knows that it was heard", () -> isTold(acme, here));
            assertThat(audited(globex)).contains("deactivated its half of a connection: paused");

            connections(acme).activate(here);
            Eventually.holds("the notice is gone", () -> said(globex, there).isEmpty());
            assertThat(connection(globex, there.id()).status()).isEqualTo(Status.ACTIVE);
        }

        @Test
        void aRemovedConnectionIsDeactivatedOnTheOtherSide() {
            Connection there = nodes.connected("removed");
            connections(acme).delete(TwoNodes.here(there), "We parted");
            Eventually.holds("Globex hears of it", () -> said(globex, there).isPresent());

            assertThat(said(globex, there).orElseThrow().kind()).isEqualTo(Notice.Kind.REMOVED);
            assertThat(said(globex, there).orElseThrow().reason()).isEqualTo("We parted");
            assertThat(connection(globex, there.id()).status()).isEqualTo(Status.DEACTIVATED);
            Eventually.holds(
                    "Acme has nothing more to say",
                    () -> kept(acme, TwoNodes.here(there)).isEmpty());

            connections(globex).delete(there.id());
            assertThat(kept(globex, there.id())).as("nobody is left to tell").isEmpty();
            assertThat(rowsOf(globex, there.id())).isZero();
        }

        @Test
        void anOldNoticeThatArrivesLateChangesNothing() {
            Connection there = nodes.connected("late");
            ConnectionId here = TwoNodes.here(there);
            connections(acme).deactivate(here, "First");
            Notice old = kept(acme, here).orElseThrow().notice();
            connections(acme).activate(here);
            assertThat(kept(acme, here).orElseThrow().notice().number()).isGreaterThan(old.number());
            Eventually.holds("the last word is told", () -> isTold(acme, here));

            assertThat(tell(acme, connection(acme, here), old).status()).isEqualTo(200);
            assertThat(said(globex, there)).isEmpty();
        }

        @Test
        void aNoticeThatIsRepeatedIsAuditedOnce() {
            Connection there = nodes.connected("repeated");
            Connection here = connection(acme, TwoNodes.here(there));
            Notice notice = acme.bean(SentNotices.class).next(here.id().value(), 0, Notice.Kind.PAUSED, "Twice");
            tell(acme, here, notice);
            tell(acme, here, notice);
            assertThat(audited(globex).stream().filter(line -> line.endsWith(": repeated")))
                    .filteredOn(line -> line.startsWith("deactivated its half"))
                    .hasSize(1);
        }

        @Test
        void anotherNodesReasonIsNoLongerAndNoStrangerThanWhatMayBeTypedHere() {
            Connection there = nodes.connected("strange");
            Connection here = connection(acme, TwoNodes.here(there));
            tell(
                    acme,
                    here,
                    acme.bean(SentNotices.class)
                            .next(here.id().value(), 0, Notice.Kind.PAUSED, "<script>alert(1)</script>"));
            assertThat(said(globex, there).orElseThrow().reason()).isEmpty();
        }

        @Test
        void anOtherSideThatIsAwayIsToldWhenItIsBack() {
            Connection there = nodes.connected("away");
            ConnectionId here = TwoNodes.here(there);
            address(acme, here, "http://localhost:9");
            connections(acme).deactivate(here, "Night shift");
            Eventually.holds(
                    "it is tried in vain", () -> kept(acme, here).orElseThrow().attempts() > 0);
            assertThat(isTold(acme, here)).isFalse();
            assertThat(said(globex, there)).isEmpty();

            address(acme, here, globex.address().toString());
            Eventually.holds("Globex hears of it", () -> said(globex, there).isPresent());
            Eventually.holds("Acme knows that it was heard", () -> isTold(acme, here));
        }

        @Test
        void theFirstSignOfLifeOfTheOtherSideEndsTheWait() {
            Connection there = nodes.connected("alive");
            ConnectionId here = TwoNodes.here(there);
            address(acme, here, "http://localhost:9");
            connections(acme).deactivate(here, "");
            Eventually.holds(
                    "the next try is far away",
                    () -> kept(acme, here).orElseThrow().attempts() > 0 && putOff(acme, here) == 1);
            address(acme, here, globex.address().toString());
            connections(acme).touched(here);
            Eventually.holds("Globex hears of it", () -> said(globex, there).isPresent());
        }

        @Test
        void aDeletionIsToldLaterAsWell() {
            Connection there = nodes.connected("deleted while away");
            ConnectionId here = TwoNodes.here(there);
            connectionAddress(acme, here, "http://localhost:9");
            connections(acme).delete(here, "");
            assertThat(acme.bean(OtherSide.class).untoldRemovals())
                    .extracting(OtherSide.Untold::name)
                    .contains("deleted while away");
            Eventually.holds(
                    "it is tried in vain", () -> kept(acme, here).orElseThrow().attempts() > 0);

            address(acme, here, globex.address().toString());
            Eventually.holds(
                    "Globex hears of it", () -> connection(globex, there.id()).status() == Status.DEACTIVATED);
            Eventually.holds(
                    "Acme has nothing more to say", () -> kept(acme, here).isEmpty());
        }

        @Test
        void twoSidesThatDeleteAtOnceForgetEachOther() {
            Connection there = nodes.connected("both deleted");
            ConnectionId here = TwoNodes.here(there);
            connectionAddress(globex, there.id(), "http://localhost:9");
            connections(globex).delete(there.id(), "");
            connections(acme).delete(here, "");
            Eventually.holds(
                    "neither has anything to say",
                    () -> kept(acme, here).isEmpty() && kept(globex, there.id()).isEmpty());
        }

        @Test
        void aSideThatCannotBeCalledAsks() {
            Issued issued = nodes.initiate(null, "asks");
            whilePrivate(globex, () -> {
                Connection there = invitations(globex).accept(code(issued), "Globex", "gus");
                ConnectionId here = issued.connection().id();
                invitations(acme).confirm(here, "anna");
                Eventually.holds(
                        "Globex is active", () -> connection(globex, there.id()).status() == Status.ACTIVE);
                connections(acme).deactivate(here, "Holidays");
                Eventually.holds("Globex hears of it", () -> said(globex, there).isPresent());
                Eventually.holds("Acme knows that it was heard", () -> isTold(acme, here));
                connections(acme).delete(here, "");
                Eventually.holds(
                        "Globex is deactivated",
                        () -> connection(globex, there.id()).status() == Status.DEACTIVATED);
                Eventually.holds(
                        "Acme has nothing more to say", () -> kept(acme, here).isEmpty());
            });
        }

        @Test
        void theHalvesOfALocalConnectionHearEachOther() {
            Connection near = nodes.initiate(acme.address(), "within Acme").connection();
            Connection far = connection(acme, Objects.requireNonNull(near.remoteId()));
            connections(acme).deactivate(near.id(), "Cleaning");
            assertThat(said(acme, far).orElseThrow().reason()).isEqualTo("Cleaning");
            connections(acme).activate(near.id());
            assertThat(said(acme, far)).isEmpty();
            assertThat(kept(acme, near.id())).isEmpty();
        }

        private static Connections connections(RunningNode node) {
            return node.bean(Connections.class);
        }
    }

    @Nested
    class NoticesOnH2 extends Contract {

        @Override
        TwoNodes start() {
            return TwoNodes.onH2();
        }
    }

    @Nested
    class NoticesOnPostgres extends Contract {

        @Override
        TwoNodes start() {
            return TwoNodes.onPostgres();
        }
    }
}
