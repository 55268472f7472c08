package dev.syncline.connection;

import static dev.syncline.connection.KeysSeen.agree;
import static dev.syncline.connection.KeysSeen.changes;
import static dev.syncline.connection.KeysSeen.key;
import static dev.syncline.connection.KeysSeen.number;
import static dev.syncline.connection.NoticesSeen.audited;
import static dev.syncline.connection.NoticesSeen.connectionAddress;
import static dev.syncline.connection.TwoNodes.code;
import static dev.syncline.connection.TwoNodes.connection;
import static dev.syncline.connection.TwoNodes.here;
import static dev.syncline.connection.TwoNodes.invitations;
import static dev.syncline.connection.TwoNodes.refuses;
import static dev.syncline.connection.TwoNodes.whilePrivate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connection.Connection.Status;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.Keys;
import dev.syncline.testing.RunningNode;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two sides that do not believe each other any more come together again with a new code, on the same connection. */
class PairAgainTest {

    /** The shared sentences. */
    abstract static class Contract extends WithTwoNodes {

        @Test
        void bothSidesKeepTheirConnectionAndKnowEachOthersKeys() {
            Connection there = lost("lost each other");
            ConnectionId here = here(there);
            Connection before = connection(acme, here);
            String code = code(again(acme).issue(here, "anna"));
            assertThat(connection(acme, here)).as("nothing changes yet").isEqualTo(before);
            assertThat(again(globex).meant(code)).contains(there.id());
            assertThat(again(globex).candidates(code).get(0).id()).isEqualTo(there.id());

            Connection paired = again(globex).accept(code, there.id(), "gus");
            assertThat(paired.id()).isEqualTo(there.id());
            assertThat(paired.remoteId()).isEqualTo(here);
            assertThat(connection(acme, here).remoteId()).isEqualTo(there.id());
            assertThat(connection(acme, here).name()).isEqualTo(before.name());
            agree(acme, here, globex, there.id());
            assertThat(number(acme, here)).isEqualTo(number(globex, there.id()));
            assertThat(connection(acme, here).status()).isEqualTo(Status.ACTIVE);
            assertThat(connection(globex, there.id()).status()).isEqualTo(Status.ACTIVE);
            assertThat(changes(acme, here).get(0).how()).isEqualTo(KeyChange.How.PAIRED);
            assertThat(audited(acme)).contains("made a code to pair a connection again: lost each other");
            assertThat(audited(globex))
                    .contains("accepted a code into a connection, to pair it again: lost each other");
        }

        @Test
        void eitherSideMayMakeTheCodeWhoeverInvitedFirst() {
            Connection there = lost("the other way");
            ConnectionId here = here(there);
            String code = code(again(globex).issue(there.id(), "gus"));
            assertThat(again(acme).accept(code, here, "anna").initiatedHere()).isFalse();
            assertThat(connection(globex, there.id()).initiatedHere()).isTrue();
            agree(acme, here, globex, there.id());
        }

        @Test
        void acceptingTwiceIsAcceptingOnce() {
            Connection there = lost("twice again");
            String code = code(again(acme).issue(here(there), "anna"));
            again(globex).accept(code, there.id(), "gus");
            again(globex).accept(code, there.id(), "gus");
            assertThat(changes(globex, there.id())).hasSize(1);
            refuses(() -> invitations(globex).preview(code), "code", "This code was used already");
        }

        @Test
        void twoClicksAtOnceAreOne() {
            Connection there = lost("two clicks again");
            String code = code(again(acme).issue(here(there), "anna"));
            Stream.generate(() ->
                            CompletableFuture.supplyAsync(() -> again(globex).accept(code, there.id(), "gus")))
                    .limit(4)
                    .toList()
                    .forEach(each -> assertThat(each.join().id()).isEqualTo(there.id()));
            assertThat(changes(globex, there.id())).hasSize(1);
            assertThat(audited(globex).stream().filter(each -> each.endsWith("pair it again: two clicks again")))
                    .hasSize(1);
        }

        @Test
        void aLostAnswerIsMadeGoodByAcceptingAgain() {
            Connection there = lost("answer lost again");
            String code = code(again(acme).issue(here(there), "anna"));
            again(globex).accept(code, there.id(), "gus");
            JdbcClient database = globex.bean(JdbcClient.class);
            database.sql("update redemption set succeeded = false where connection_id = ?")
                    .param(there.id().value())
                    .update();
            database.sql("update connection set remote_key = ?, version = version + 1 where id = ?")
                    .param(Keys.fresh().key().encoded())
                    .param(there.id().value())
                    .update();
            again(globex).accept(code, there.id(), "gus");
            agree(acme, here(there), globex, there.id());
        }

        @Test
        void withoutAnAddressTheSafetyNumberIsConfirmedFirst() {
            Connection there = lost("to be confirmed");
            ConnectionId here = here(there);
            connectionAddress(acme, here, "http://localhost:9");
            String code = code(again(acme).issue(here, "anna"));
            assertThat(again(acme).open(here).orElseThrow().key()).isNull();
            assertThat(again(globex).accept(code, there.id(), "gus").status()).isEqualTo(Status.PENDING);
            assertThat(connection(acme, here).status()).isEqualTo(Status.PENDING);
            assertThat(invitations(acme).state(here).orElseThrow().awaitingConfirmation())
                    .isTrue();
            invitations(acme).confirm(here, "anna");
            Eventually.holds(
                    "Globex is active", () -> connection(globex, there.id()).status() == Status.ACTIVE);
        }

        @Test
        void aPrivateSideAcceptsACodeOfTheOther() {
            Connection there = lost("paired privately");
            String code = code(again(acme).issue(here(there), "anna"));
            whilePrivate(globex, () -> {
                assertThat(again(globex).whyNot(there))
                        .hasValueSatisfying(why -> assertThat(why).contains("no public address"));
                refuses(() -> again(globex).accept(code, there.id(), "gus"), "code", "meant for the node at");
            });
        }

        @Test
        void aRevokedCodeChangesNothing() {
            Connection there = nodes.connected("revoked again");
            ConnectionId here = here(there);
            String code = code(again(acme).issue(here, "anna"));
            assertThat(again(acme).open(here)).isPresent();
            again(acme).revoke(here);
            assertThat(again(acme).open(here)).isEmpty();
            refuses(() -> again(globex).accept(code, there.id(), "gus"), "code", "was revoked by 'Acme'");
            assertThat(connection(globex, there.id()).remoteKey()).isEqualTo(key(acme));
            assertThat(connection(acme, here).status()).isEqualTo(Status.ACTIVE);
        }

        @Test
        void aStrangerWithTheCodeCannotTakeThePlaceOfTheNodeAtTheAddress() {
            Connection there = nodes.connected("stranger");
            Payload payload = InvitationCode.read(code(again(acme).issue(here(there), "anna")));
            assertThat(acme.bean(Redeem.class)
                            .redeem(TwoNodes.stranger(payload))
                            .verdict())
                    .isEqualTo(Redemption.Verdict.OTHER_NODE);
            assertThat(connection(acme, here(there)).remoteKey()).isEqualTo(key(globex));
        }

        @Test
        void aCodeGoesOnlyIntoAConnectionOfItsConfigurationType() {
            Connection there = nodes.connected("script");
            Connection basic = invitations(globex)
                    .accept(
                            code(invitations(acme)
                                    .initiate(
                                            new Proposal(
                                                    globex.address(),
                                                    Connection.Mode.BASIC,
                                                    "Acme",
                                                    "Globex",
                                                    "basic",
                                                    ""),
                                            UUID.randomUUID().toString(),
                                            "anna")),
                            "Globex",
                            "gus");
            String code = code(again(acme).issue(here(there), "anna"));
            refuses(() -> again(globex).accept(code, basic.id(), "gus"), "into", "another configuration type");
        }

        /** A connection whose sides pinned keys that are not theirs. */
        private Connection lost(String name) {
            Connection there = nodes.connected(name);
            unpin(acme, here(there));
            unpin(globex, there.id());
            return there;
        }

        private static void unpin(RunningNode node, ConnectionId id) {
            node.bean(JdbcClient.class)
                    .sql("update connection set remote_key = ?, version = version + 1 where id = ?")
                    .param(Keys.fresh().key().encoded())
                    .param(id.value())
                    .update();
        }

        private static PairAgain again(RunningNode node) {
            return node.bean(PairAgain.class);
        }
    }

    @Nested
    class PairAgainOnH2 extends Contract {

        @Override
        TwoNodes start() {
            return TwoNodes.onH2();
        }
    }

    @Nested
    class PairAgainOnPostgres extends Contract {

        @Override
        TwoNodes start() {
            return TwoNodes.onPostgres();
        }
    }
}
