package dev.syncline.connection;

import static dev.syncline.connection.KeysSeen.agree;
import static dev.syncline.connection.KeysSeen.change;
import static dev.syncline.connection.KeysSeen.changes;
import static dev.syncline.connection.KeysSeen.forgetConnections;
import static dev.syncline.connection.KeysSeen.key;
import static dev.syncline.connection.KeysSeen.keysOf;
import static dev.syncline.connection.KeysSeen.longAgo;
import static dev.syncline.connection.KeysSeen.notice;
import static dev.syncline.connection.KeysSeen.number;
import static dev.syncline.connection.NoticesSeen.audited;
import static dev.syncline.connection.NoticesSeen.connectionAddress;
import static dev.syncline.connection.TwoNodes.code;
import static dev.syncline.connection.TwoNodes.connection;
import static dev.syncline.connection.TwoNodes.here;
import static dev.syncline.connection.TwoNodes.invitations;
import static dev.syncline.connection.TwoNodes.whilePrivate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connection.Connection.Status;
import dev.syncline.node.NodeKey;
import dev.syncline.node.NodeKeys;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.RunningNode;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node's new key is believed where the key before signed for it, and nothing stops on the way. */
class KeyChangeTest {

    /** The shared sentences. */
    abstract static class Contract extends WithTwoNodes {

        @Test
        void bothSidesShowTheSameNewNumberAndKeepWhy() {
            Connection there = nodes.connected("told");
            ConnectionId here = here(there);
            String before = number(globex, there.id());
            NodeKey fresh = change(acme);
            agree(acme, here, globex, there.id());

            assertThat(number(acme, here)).isEqualTo(number(globex, there.id())).isNotEqualTo(before);
            assertThat(changes(globex, there.id()))
                    .singleElement()
                    .returns(KeyChange.Side.THEIRS, KeyChange::side)
                    .returns(before, KeyChange::numberBefore)
                    .returns(fresh, KeyChange::to);
            assertThat(changes(acme, here)).singleElement().returns(KeyChange.Side.OURS, KeyChange::side);
            assertThat(audited(globex))
                    .contains("changed its key; the key before signed for it: told, " + fresh.fingerprint());
            assertThat(audited(acme)).contains("took the new key of this node: told, " + fresh.fingerprint());
        }

        @Test
        void nothingIsRefusedWhileTheOtherSideIsAwayAndItLearnsOfAllChangesAtOnce() {
            Connection there = nodes.connected("away");
            ConnectionId here = here(there);
            NodeKey known = key(acme);
            connectionAddress(acme, here, "http://localhost:9");
            change(acme);
            change(acme);
            assertThat(NoticesSeen.tell(globex, there, notice(globex, there)).status())
                    .as("what is addressed to the key it knows")
                    .isEqualTo(200);
            assertThat(keysOf(acme, here).get(0)).isEqualTo(known);
            connectionAddress(acme, here, globex.address().toString());
            assertThat(NoticesSeen.tell(acme, connection(acme, here), notice(acme, there))
                            .status())
                    .as("what is signed with the key it knows")
                    .isEqualTo(200);
            acme.bean(KeyTasks.class).hurry(here.value());
            agree(acme, here, globex, there.id());
            assertThat(number(acme, here)).isEqualTo(number(globex, there.id()));
        }

        @Test
        void bothSidesMayChangeAtOnce() {
            Connection there = nodes.connected("at once");
            change(acme);
            change(globex);
            agree(acme, here(there), globex, there.id());
            assertThat(number(acme, here(there))).isEqualTo(number(globex, there.id()));
        }

        @Test
        void aSideThatCannotBeCalledHearsOfItByAsking() {
            Issued issued = nodes.initiate(null, "asks for keys");
            whilePrivate(globex, () -> {
                Connection there = invitations(globex).accept(code(issued), "Globex", "gus");
                ConnectionId here = issued.connection().id();
                invitations(acme).confirm(here, "anna");
                Eventually.holds(
                        "Globex is active", () -> connection(globex, there.id()).status() == Status.ACTIVE);
                change(acme);
                change(globex);
                agree(acme, here, globex, there.id());
            });
        }

        @Test
        void bothHalvesOfALocalConnectionHaveTheNewKey() {
            Connection near = nodes.initiate(acme.address(), "keys within Acme").connection();
            NodeKey fresh = change(acme);
            assertThat(keysOf(acme, near.id())).containsOnly(fresh);
            assertThat(keysOf(acme, Objects.requireNonNull(near.remoteId()))).containsOnly(fresh);
        }

        @Test
        void aCodeMadeBeforeEitherSideChangedItsKeyIsStillGood() {
            Issued issued = nodes.initiate(globex.address(), "code before");
            change(acme);
            change(globex);
            Connection there = invitations(globex).accept(code(issued), "Globex", "gus");
            assertThat(there.status()).isEqualTo(Status.ACTIVE);
            agree(acme, issued.connection().id(), globex, there.id());
        }

        @Test
        void anAcceptorThatLostTheAnswerMayChangeItsKeyBeforeItAsksAgain() {
            Issued issued = nodes.initiate(globex.address(), "answer lost, key changed");
            Connection there = invitations(globex).accept(code(issued), "Globex", "gus");
            globex.bean(JdbcClient.class)
                    .sql("delete from connection where id = ?")
                    .param(there.id().value())
                    .update();
            globex.bean(JdbcClient.class)
                    .sql("delete from revision where connection_id = ?")
                    .param(there.id().value())
                    .update();
            change(globex);
            assertThat(invitations(globex).accept(code(issued), "Globex", "gus").id())
                    .isEqualTo(there.id());
            agree(acme, issued.connection().id(), globex, there.id());
        }

        @Test
        void anEarlierKeyIsDroppedOnceNobodyNeedsItAndNotBefore() {
            forgetConnections(acme);
            Connection there = nodes.connected("last one to know");
            NodeKey old = key(acme);
            connectionAddress(acme, here(there), "http://localhost:9");
            change(acme);
            longAgo(acme);
            acme.bean(OwnKeys.class).sweep();
            assertThat(acme.bean(OwnKeys.class).earlier().get(0).connections()).containsExactly("last one to know");
            assertThat(acme.bean(NodeKeys.class).holds(old.fingerprint())).isTrue();

            connectionAddress(acme, here(there), globex.address().toString());
            acme.bean(KeyTasks.class).hurry(here(there).value());
            agree(acme, here(there), globex, there.id());
            acme.bean(OwnKeys.class).sweep();
            assertThat(acme.bean(NodeKeys.class).holds(old.fingerprint()))
                    .as("what was on its way just now")
                    .isTrue();
            longAgo(acme);
            acme.bean(OwnKeys.class).sweep();
            assertThat(acme.bean(NodeKeys.class).holds(old.fingerprint())).isFalse();
            assertThat(audited(acme))
                    .contains("dropped an earlier key of this node that nobody needs any more: " + old.fingerprint());
        }

        @Test
        void aSideWhoseDatabaseWasPutBackLearnsOfTheKeyAgain() {
            Connection there = nodes.connected("put back");
            ConnectionId here = here(there);
            NodeKey old = key(acme);
            change(acme);
            agree(acme, here, globex, there.id());
            JdbcClient database = globex.bean(JdbcClient.class);
            database.sql("delete from earlier_key").update();
            database.sql("update connection set remote_key = ?, version = version + 1 where id = ?")
                    .param(old.encoded())
                    .param(there.id().value())
                    .update();
            // Acknowledgements of the change may still be written; an administrator would try again, too.
            Eventually.holds("the connection is deactivated", () -> deactivated(acme, here));
            agree(acme, here, globex, there.id());
            assertThat(changes(acme, here)).as("it is no news").hasSize(1);
        }
    }

    private static boolean deactivated(RunningNode node, ConnectionId id) {
        try {
            node.bean(Connections.class).deactivate(id, "");
            return true;
        } catch (Refusal outrun) {
            return false;
        }
    }

    @Nested
    class KeyChangeOnH2 extends Contract {

        @Override
        TwoNodes start() {
            return TwoNodes.onH2();
        }
    }

    @Nested
    class KeyChangeOnPostgres extends Contract {

        @Override
        TwoNodes start() {
            return TwoNodes.onPostgres();
        }
    }
}
