package dev.syncline.connection;

import static dev.syncline.connection.TwoNodes.code;
import static dev.syncline.connection.TwoNodes.forged;
import static dev.syncline.connection.TwoNodes.invitations;
import static dev.syncline.connection.TwoNodes.p;
import static dev.syncline.connection.TwoNodes.refuses;
import static dev.syncline.connection.TwoNodes.stranger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.RunningNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A code that is used, revoked, expired, guessed, stolen or misdirected gets a sentence, and nothing else. */
class UnusableCodesTest {

    /** The shared sentences. */
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Contract {

        private static final long FAR = 4_000_000_000L;

        TwoNodes nodes;
        RunningNode acme;
        RunningNode globex;

        abstract TwoNodes start();

        @BeforeAll
        void startBoth() {
            nodes = start();
            acme = nodes.acme;
            globex = nodes.globex;
        }

        @AfterAll
        void stopBoth() {
            nodes.close();
        }

        @Test
        void ofManyAcceptorsAtOnceExactlyOneWins() {
            Issued issued = nodes.initiate(null, "raced");
            Payload payload = InvitationCode.read(code(issued));
            Redeem redeem = acme.bean(Redeem.class);
            List<Redemption.Verdict> verdicts = IntStream.range(0, 16)
                    .parallel()
                    .mapToObj(i -> redeem.redeem(stranger(payload)).verdict())
                    .toList();
            assertThat(verdicts)
                    .filteredOn(verdict -> verdict == Redemption.Verdict.ACCEPTED)
                    .hasSize(1);
            assertThat(verdicts)
                    .filteredOn(verdict -> verdict == Redemption.Verdict.USED)
                    .hasSize(15);
            refuses(() -> invitations(globex).accept(code(issued), "Globex", "gus"), "code", "used already");
        }

        @Test
        void fiveWrongProofsKillACode() {
            Issued issued = nodes.initiate(null, "guessed");
            Payload payload = InvitationCode.read(code(issued));
            Redeem redeem = acme.bean(Redeem.class);
            for (int i = 0; i < 5; i++) {
                assertThat(redeem.redeem(stranger(payload).proven("guess")).verdict())
                        .isEqualTo(Redemption.Verdict.UNPROVEN);
            }
            assertThat(redeem.redeem(stranger(payload)).verdict()).isEqualTo(Redemption.Verdict.REVOKED);
        }

        @Test
        void aCodeForOneNodeIsWorthNothingToAnother() {
            Payload payload = InvitationCode.read(code(nodes.initiate(globex.address(), "stolen")));
            assertThat(acme.bean(Redeem.class).redeem(stranger(payload)).verdict())
                    .isEqualTo(Redemption.Verdict.OTHER_NODE);
        }

        @Test
        void aCodeThatIsNoLongerGoodSaysWhy() {
            Issued issued = nodes.initiate(null, "withdrawn");
            ConnectionId id = issued.connection().id();
            invitations(acme).revoke(id, "anna");
            assertThat(invitations(acme).state(id).orElseThrow().revoked()).isTrue();
            refuses(() -> invitations(globex).accept(code(issued), "Globex", "gus"), "code", "revoked by 'Acme'");
            Issued next = invitations(acme).reissue(id, "anna");
            refuses(() -> invitations(globex).accept(code(issued), "Globex", "gus"), "code", "does not know this code");
            acme.bean(JdbcClient.class)
                    .sql("update invitation set expires = issued where connection_id = ?")
                    .param(id.value())
                    .update();
            refuses(() -> invitations(globex).accept(code(next), "Globex", "gus"), "code", "expired by the clock of");
            acme.bean(Connections.class).delete(id);
            refuses(() -> invitations(globex).accept(code(next), "Globex", "gus"), "code", "does not know this code");
        }

        @Test
        void aCodeThatCannotBeForThisNodeIsRefusedBeforeAnybodyIsCalled() {
            Issued issued = nodes.initiate(null, "shown around");
            Payload payload = p(issued);
            String elsewhere = forged(acme, payload, "https://initech.example", FAR, payload.from());
            String old = forged(acme, payload, null, 1_000_000_000L, payload.from());
            refuses(() -> invitations(acme).preview(code(issued)), "code", "made on this very node");
            refuses(
                    () -> invitations(globex).preview(elsewhere),
                    "code",
                    "meant for the node at https://initech.example");
            refuses(() -> invitations(globex).preview(old), "code", "expired on 9 Sep 2001, 01:46:40 UTC");
        }

        @Test
        void aCodeWhoseNodeDoesNotAnswerOrIsAnotherIsRefused() {
            Payload payload = p(nodes.initiate(null, "gone"));
            String silent = forged(acme, payload, null, FAR, "http://localhost:9999");
            String other = forged(acme, payload, null, FAR, globex.address().toString());
            refuses(() -> invitations(globex).accept(silent, "Globex", "gus"), "code", "could not be asked");
            refuses(() -> invitations(globex).accept(other, "Globex", "gus"), "code", "not the node of 'Acme'");
        }

        @Test
        void theAcceptorsShortNameIsChecked() {
            Issued issued = nodes.initiate(null, "short name");
            refuses(() -> invitations(globex).accept(code(issued), " ", "gus"), "localShortName", "Enter a");
            refuses(() -> invitations(globex).accept(code(issued), "acme", "gus"), "localShortName", "Both sides");
            refuses(() -> invitations(globex).accept(code(issued), "<b>x</b>", "gus"), "localShortName", "< or >");
        }
    }

    @Nested
    class UnusableCodesOnH2 extends Contract {
        @Override
        TwoNodes start() {
            return TwoNodes.onH2();
        }
    }

    @Nested
    class UnusableCodesOnPostgres extends Contract {
        @Override
        TwoNodes start() {
            return TwoNodes.onPostgres();
        }
    }
}
