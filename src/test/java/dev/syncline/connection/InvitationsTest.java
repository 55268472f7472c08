package dev.syncline.connection;

import static dev.syncline.connection.TwoNodes.code;
import static dev.syncline.connection.TwoNodes.connection;
import static dev.syncline.connection.TwoNodes.invitations;
import static dev.syncline.connection.TwoNodes.proposal;
import static dev.syncline.connection.TwoNodes.refuses;
import static dev.syncline.connection.TwoNodes.stranger;
import static dev.syncline.connection.TwoNodes.whilePrivate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.node.ThisNode;
import dev.syncline.testing.Eventually;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two running nodes agree on connections, and on nothing else. */
class InvitationsTest {

    /** The shared sentences. */
    abstract static class Contract extends WithTwoNodes {

        @Test
        void withAUrlAcceptanceActivatesBothSidesAtOnce() {
            Issued issued = nodes.initiate(globex.address(), "with url");
            assertThat(issued.connection().status()).isEqualTo(Status.PENDING);
            InvitationPreview preview = invitations(globex).preview(code(issued));
            Connection there = invitations(globex).accept(code(issued), "Globex Ltd", "gus");
            Connection here = connection(acme, issued.connection().id());

            assertThat(preview.inviter()).isEqualTo("Acme");
            assertThat(preview.from()).isEqualTo(acme.address());
            assertThat(preview.suggestedLocalShortName()).isEqualTo("Globex");
            assertThat(List.of(here, there)).allMatch(side -> side.status() == Status.ACTIVE);
            assertThat(List.of(here, there)).allMatch(side -> side.type() == Type.PUBLIC);
            assertThat(here.remoteId()).isEqualTo(there.id());
            assertThat(there.remoteId()).isEqualTo(here.id());
            assertThat(here.remoteShortName()).isEqualTo("Globex Ltd");
            assertThat(there.remoteShortName()).isEqualTo("Acme");
            assertThat(here.remoteKey()).isEqualTo(globex.bean(ThisNode.class).key());
            assertThat(here.safetyNumber()).isEqualTo(there.safetyNumber()).isEqualTo(preview.safetyNumber());
            assertThat(globex.bean(Revisions.class).published(there.id()).number())
                    .isEqualTo(1);
            assertThat(invitations(acme).state(here.id())).isEmpty();
        }

        @Test
        void withoutAUrlTheInitiatorConfirmsFirst() {
            Issued issued = nodes.initiate(null, "without url");
            ConnectionId here = issued.connection().id();
            Connection there = invitations(globex).accept(code(issued), "Globex", "gus");
            assertThat(there.status()).isEqualTo(Status.PENDING);
            InvitationState state = invitations(acme).state(here).orElseThrow();
            assertThat(state.awaitingConfirmation()).isTrue();
            assertThat(state.safetyNumber()).isEqualTo(there.safetyNumber());
            assertThat(connection(acme, here).status()).isEqualTo(Status.PENDING);

            invitations(acme).confirm(here, "anna");
            assertThat(connection(acme, here).status()).isEqualTo(Status.ACTIVE);
            assertThat(connection(globex, there.id()).status()).isEqualTo(Status.ACTIVE);
        }

        @Test
        void anAcceptorThatCannotBeCalledAsksForItself() {
            Issued issued = nodes.initiate(null, "private");
            whilePrivate(globex, () -> {
                Connection there = invitations(globex).accept(code(issued), "Globex", "gus");
                assertThat(there.type()).isEqualTo(Type.PRIVATE);
                assertThat(connection(acme, issued.connection().id()).type()).isEqualTo(Type.PRIVATE);
                invitations(acme).confirm(issued.connection().id(), "anna");
                Eventually.holds(
                        () -> "the private side hears that it was confirmed",
                        () -> connection(globex, there.id()).status() == Status.ACTIVE);
            });
        }

        @Test
        void anUnconfirmedAcceptorIsForgottenWithANewCode() {
            Issued issued = nodes.initiate(null, "rejected");
            ConnectionId here = issued.connection().id();
            invitations(globex).accept(code(issued), "Globex", "gus");
            Issued next = invitations(acme).reissue(here, "anna");
            assertThat(connection(acme, here).remoteKey()).isNull();
            assertThat(invitations(acme).state(here).orElseThrow().awaitingConfirmation())
                    .isFalse();
            assertThatThrownBy(() -> invitations(acme).confirm(here, "anna"))
                    .hasMessageContaining("Nobody has accepted");
            assertThat(next.code()).isNotEqualTo(issued.code());
        }

        @Test
        void theIdenticalRedemptionGetsTheSameAnswerAgain() {
            Payload payload = InvitationCode.read(code(nodes.initiate(null, "repeated")));
            Redemption.Request request = stranger(payload);
            Redeem redeem = acme.bean(Redeem.class);
            assertThat(redeem.redeem(request))
                    .isEqualTo(redeem.redeem(request))
                    .extracting(Redemption.Reply::verdict)
                    .isEqualTo(Redemption.Verdict.ACCEPTED);
        }

        @Test
        void aLostAnswerIsMadeGoodByAcceptingAgain() {
            Issued issued = nodes.initiate(globex.address(), "answer lost");
            Connection first = invitations(globex).accept(code(issued), "Globex", "gus");
            JdbcClient jdbc = globex.bean(JdbcClient.class);
            jdbc.sql("delete from revision where connection_id = ?")
                    .param(first.id().value())
                    .update();
            jdbc.sql("delete from connection where id = ?")
                    .param(first.id().value())
                    .update();
            Connection again = invitations(globex).accept(code(issued), "Globex again", "gus");
            assertThat(again.id()).isEqualTo(first.id());
            assertThat(again.status()).isEqualTo(Status.ACTIVE);
            assertThat(invitations(globex)
                            .accept(code(issued), " Globex again ", "gus")
                            .id())
                    .isEqualTo(first.id());
        }

        @Test
        void aCodeThatWasAcceptedHereIsUsedAndNamesTheConnectionItMade() {
            Issued issued = nodes.initiate(globex.address(), "accepted here");
            assertThat(invitations(globex).acceptedWith(code(issued))).isEmpty();
            Connection made = invitations(globex).accept(code(issued), "Globex", "gus");
            String used = "used already: it was accepted here and made the connection “accepted here” (Globex to Acme)";
            refuses(() -> invitations(globex).preview(code(issued)), "code", used);
            refuses(() -> invitations(globex).accept(code(issued), "Globex Support", "gus"), "code", used);
            assertThat(invitations(globex).acceptedWith(" " + code(issued)))
                    .map(Connection::id)
                    .contains(made.id());
            assertThat(invitations(globex).acceptedWith("hello")).isEmpty();
        }

        @Test
        void aConnectionNameThatIsTakenThereIsToldApart() {
            nodes.initiate(null, "twice");
            Issued fromGlobex = invitations(globex)
                    .initiate(proposal(null, "Twice"), UUID.randomUUID().toString(), "gus");
            assertThat(invitations(acme)
                            .accept(code(fromGlobex), "Acme Inc", "anna")
                            .name())
                    .isEqualTo("Twice (2)");
        }

        @Test
        void aFormSentTwiceMakesOneConnection() {
            String form = UUID.randomUUID().toString();
            Issued first = invitations(acme).initiate(proposal(null, "double click"), form, "anna");
            Issued second = invitations(acme).initiate(proposal(null, "double click"), form, "anna");
            assertThat(second.connection().id()).isEqualTo(first.connection().id());
            assertThat(invitations(globex).accept(code(second), "Globex", "gus").status())
                    .isEqualTo(Status.PENDING);
            assertThat(invitations(acme)
                            .initiate(proposal(null, "double click"), form, "anna")
                            .code())
                    .isNull();
            refuses(() -> nodes.initiate(null, "DOUBLE click"), "name", "'DOUBLE click' exists already");
        }

        @Test
        void manyClicksAtOnceMakeOneConnectionOnEitherSide() {
            String form = UUID.randomUUID().toString();
            List<Issued> issued = atOnce(() -> invitations(acme).initiate(proposal(null, "clicked"), form, "anna"));
            ConnectionId id = issued.get(0).connection().id();
            assertThat(issued).allMatch(one -> one.connection().id().equals(id));
            Issued last = invitations(acme).reissue(id, "anna");
            assertThat(atOnce(() -> invitations(globex)
                            .accept(code(last), "Globex", "gus")
                            .id()))
                    .containsOnly(Objects.requireNonNull(connection(acme, id).remoteId()));
        }

        private static <T> List<T> atOnce(Supplier<T> click) {
            return IntStream.range(0, 4).parallel().mapToObj(i -> click.get()).toList();
        }

        @Test
        void theOwnAddressMakesBothSidesOfALocalConnection() {
            Connection near = nodes.initiate(acme.address(), "local").connection();
            Connection far = connection(acme, Objects.requireNonNull(near.remoteId()));
            assertThat(List.of(near, far))
                    .allMatch(side -> side.type() == Type.LOCAL && side.status() == Status.ACTIVE);
            assertThat(far.remoteId()).isEqualTo(near.id());
            assertThat(far.localShortName()).isEqualTo(near.remoteShortName());
            assertThat(far.remoteShortName()).isEqualTo(near.localShortName());
            acme.bean(Connections.class).delete(near.id());
            assertThat(acme.bean(Connections.class).find(far.id())).isEmpty();
        }
    }

    @Nested
    class InvitationsOnH2 extends Contract {
        @Override
        TwoNodes start() {
            return TwoNodes.onH2();
        }
    }

    @Nested
    class InvitationsOnPostgres extends Contract {
        @Override
        TwoNodes start() {
            return TwoNodes.onPostgres();
        }
    }
}
