package dev.syncline.connection;

import static dev.syncline.connection.KeysSeen.agree;
import static dev.syncline.connection.KeysSeen.change;
import static dev.syncline.connection.KeysSeen.key;
import static dev.syncline.connection.KeysSeen.keysOf;
import static dev.syncline.connection.KeysSeen.link;
import static dev.syncline.connection.KeysSeen.longAgo;
import static dev.syncline.connection.KeysSeen.notice;
import static dev.syncline.connection.KeysSeen.tell;
import static dev.syncline.connection.KeysSeen.withLocalKey;
import static dev.syncline.connection.NoticesSeen.connectionAddress;
import static dev.syncline.connection.TwoNodes.code;
import static dev.syncline.connection.TwoNodes.connection;
import static dev.syncline.connection.TwoNodes.here;
import static dev.syncline.connection.TwoNodes.invitations;
import static dev.syncline.connection.TwoNodes.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.node.KeyLink;
import dev.syncline.node.NodeKey;
import dev.syncline.node.NodeKeys;
import dev.syncline.signing.SignatureRefused;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.Keys;
import dev.syncline.testing.RunningNode;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What strangers, old keys and old messages can do about a connection's keys: nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangeKeysTest {

    private TwoNodes nodes;
    private RunningNode acme;
    private RunningNode globex;

    @BeforeAll
    void startBoth() {
        nodes = TwoNodes.onH2();
        acme = nodes.acme;
        globex = nodes.globex;
    }

    @AfterAll
    void stopBoth() {
        nodes.close();
    }

    @Test
    void whatWasSaidLongAgoBringsNoOldKeyBack() {
        Connection there = nodes.connected("replayed");
        ConnectionId here = here(there);
        NodeKey first = key(acme);
        NodeKey second = change(acme);
        List<KeyLink> old = acme.bean(NodeKeys.class).linksAfter(first.fingerprint());
        agree(acme, here, globex, there.id());
        NodeKey third = change(acme);
        agree(acme, here, globex, there.id());

        KeyNews replayed = KeyNews.of(key(globex), old);
        assertThat(tell(acme, connection(acme, here), second, replayed).status())
                .isEqualTo(409);
        assertThat(tell(acme, connection(acme, here), first, replayed).status()).isEqualTo(409);
        assertThat(keysOf(globex, there.id()).get(1)).isEqualTo(third);
    }

    @Test
    void onlyTheKeyThatIsPinnedCanVouchForAnother() {
        Connection there = nodes.connected("hostile");
        NodeKey pinned = key(acme);
        Keys stranger = Keys.fresh();
        NodeKey evil = stranger.key();
        KeyExchange exchange = globex.bean(KeyExchange.class);
        change(acme);
        KeyLink genuine =
                acme.bean(NodeKeys.class).linksAfter(pinned.fingerprint()).get(0);
        for (KeyLink link : List.of(
                link(pinned, evil, stranger, stranger),
                link(evil, pinned, stranger, stranger),
                new KeyLink(pinned.encoded(), evil.encoded(), genuine.made(), genuine.byOld(), genuine.byNew()),
                new KeyLink(pinned.encoded(), genuine.to(), genuine.made(), genuine.byNew(), genuine.byNew()))) {
            assertThat(exchange.hear(there.id().value(), evil, KeyNews.of(key(globex), List.of(link))))
                    .hasValueSatisfying(heard -> assertThat(heard.believed()).isFalse());
        }
        assertThat(exchange.hear(there.id().value(), evil, KeyNews.of(key(globex), List.of(genuine))))
                .as("a genuine link in a call of somebody else")
                .hasValueSatisfying(heard -> assertThat(heard.believed()).isFalse());
        agree(acme, here(there), globex, there.id());
    }

    @Test
    void aCallAboutKeysIsForOneConnectionOnly() {
        Connection there = nodes.connected("one of two");
        Connection other = nodes.connected("other of two");
        NodeKey known = key(acme);
        connectionAddress(acme, here(there), "http://localhost:9");
        connectionAddress(acme, here(other), "http://localhost:9");
        NodeKey fresh = change(acme);
        Connection here = connection(acme, here(there));
        PeerCalls.Between misaddressed = new PeerCalls.Between(other.id().toString(), fresh, key(globex));
        assertThat(acme.bean(PeerCalls.class)
                        .ask(
                                HttpMethod.POST,
                                URI.create(globex.address()
                                        + KeyController.PATH.replace(
                                                "{id}", there.id().toString())),
                                KeyNews.of(
                                        key(globex), acme.bean(NodeKeys.class).linksAfter(known.fingerprint())),
                                misaddressed)
                        .status())
                .isEqualTo(404);
        assertThat(keysOf(globex, there.id()).get(1)).isEqualTo(known);
        assertThat(keysOf(globex, other.id()).get(1)).isEqualTo(known);
        assertThat(here.localKey()).isEqualTo(known);
        for (Connection each : List.of(there, other)) {
            connectionAddress(acme, here(each), globex.address().toString());
            acme.bean(KeyTasks.class).hurry(here(each).value());
        }
        agree(acme, here(there), globex, there.id());
    }

    @Test
    void theOldKeyIsTakenForWhatIsOnItsWayAndThenNoMore() {
        Connection there = nodes.connected("overlap");
        ConnectionId here = here(there);
        NodeKey old = key(acme);
        change(acme);
        agree(acme, here, globex, there.id());
        Connection withOldKey = withLocalKey(connection(acme, here), old);
        assertThat(NoticesSeen.tell(acme, withOldKey, notice(acme, there)).status())
                .isEqualTo(200);
        Eventually.holds("the end of the overlap is set", () -> ends(there) == 1);
        longAgo(globex);
        assertThatThrownBy(() -> NoticesSeen.tell(acme, withOldKey, notice(acme, there)))
                .isInstanceOf(SignatureRefused.class);
        assertThat(NoticesSeen.tell(acme, connection(acme, here), notice(acme, there))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aCodeMadeWithAKeyThatWasDroppedSaysThatANewOneIsNeeded() {
        Issued issued = nodes.initiate(globex.address(), "code too old");
        NodeKey old = key(acme);
        change(acme);
        assertThat(acme.bean(OwnKeys.class).earlier().get(0).codes()).isPositive();
        acme.bean(OwnKeys.class).drop(old.fingerprint());
        refuses(
                () -> invitations(globex).accept(code(issued), "Globex", "gus"),
                "code",
                "for a new code if its key was changed since");
    }

    @Test
    void whoWasToldNothingBeforeTheOldKeyWasDroppedBelievesTheNewOneAllTheSame() {
        Connection there = nodes.connected("dropped early");
        NodeKey old = key(acme);
        connectionAddress(acme, here(there), "http://localhost:9");
        change(acme);
        acme.bean(OwnKeys.class).drop(old.fingerprint());
        connectionAddress(acme, here(there), globex.address().toString());
        globex.bean(KeyTasks.class).tell(there); // as when a call of Globex is refused
        agree(acme, here(there), globex, there.id());
    }

    @Test
    void twoNodesThatLostEachOtherSaySo() {
        Connection there = nodes.connected("lost");
        ConnectionId here = here(there);
        globex.bean(JdbcClient.class)
                .sql("update connection set remote_key = ?, version = version + 1 where id = ?")
                .param(Keys.fresh().key().encoded())
                .param(there.id().value())
                .update();
        acme.bean(Connections.class).deactivate(here, "");
        Eventually.holds(
                "Acme knows that it is not known any more",
                () -> acme.bean(KeyChanges.class)
                        .parted(List.of(connection(acme, here)))
                        .containsKey(here.toString()));
    }

    private long ends(Connection there) {
        return globex.bean(JdbcClient.class)
                .sql("select count(*) from earlier_key where connection_id = ? and taken_until is not null")
                .param(there.id().value())
                .query(Long.class)
                .single();
    }
}
