package dev.syncline.connection;

import static dev.syncline.connection.TwoNodes.connection;

import dev.syncline.node.KeyLink;
import dev.syncline.node.NodeKey;
import dev.syncline.node.NodeKeys;
import dev.syncline.outbound.Answer;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.Keys;
import dev.syncline.testing.RunningNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What two nodes know of each other's keys, and what they or strangers may say about them, for tests. */
final class KeysSeen {

    private KeysSeen() {}

    static NodeKey key(RunningNode node) {
        return node.bean(NodeKeys.class).current();
    }

    static NodeKey change(RunningNode node) {
        return node.bean(OwnKeys.class).change(key(node).fingerprint());
    }

    /** Waits until each side knows the other's key in use and knows that the other knows. */
    static void agree(RunningNode one, ConnectionId here, RunningNode other, ConnectionId there) {
        Eventually.holds(
                () -> "both sides know each other's keys: " + keysOf(one, here) + " and " + keysOf(other, there),
                () -> keysOf(one, here).equals(List.of(key(one), key(other)))
                        && keysOf(other, there).equals(List.of(key(other), key(one))));
    }

    /** Our key as the other side knows it, and theirs. */
    static List<NodeKey> keysOf(RunningNode node, ConnectionId id) {
        Connection connection = connection(node, id);
        return List.of(Objects.requireNonNull(connection.localKey()), Objects.requireNonNull(connection.remoteKey()));
    }

    static String number(RunningNode node, ConnectionId id) {
        return Objects.requireNonNull(connection(node, id).safetyNumber());
    }

    /** A call about keys as a node makes it, signed with a key of its own. */
    static Answer tell(RunningNode from, Connection connection, NodeKey signer, KeyNews news) {
        String there = Objects.requireNonNull(connection.remoteId()).toString();
        return from.bean(PeerCalls.class)
                .ask(
                        HttpMethod.POST,
                        URI.create(connection.remoteAddress() + KeyController.PATH.replace("{id}", there)),
                        news,
                        new PeerCalls.Between(there, signer, Objects.requireNonNull(connection.remoteKey())));
    }

    /** How a key would follow from another, signed by whoever is given. */
    static KeyLink link(NodeKey from, NodeKey to, Keys byOld, Keys byNew) {
        byte[] said = ("syncline/key-change/v1\n" + from.encoded() + "\n" + to.encoded() + "\n7")
                .getBytes(StandardCharsets.UTF_8);
        Base64.Encoder text = Base64.getUrlEncoder().withoutPadding();
        return new KeyLink(
                from.encoded(),
                to.encoded(),
                7,
                text.encodeToString(byOld.sign(said)),
                text.encodeToString(byNew.sign(said)));
    }

    /** Makes it a long time ago that keys were changed and told, so that nothing can be on its way. */
    static void longAgo(RunningNode node) {
        OffsetDateTime then = OffsetDateTime.parse("2020-01-01T00:00:00Z");
        JdbcClient database = node.bean(JdbcClient.class);
        database.sql("update node_key set made = ?").param(then).update();
        database.sql("update connection set key_told = ?").param(then).update();
        database.sql("update earlier_key set taken_until = ? where taken_until is not null")
                .param(then)
                .update();
    }

    /** What is left of a node after all that others could need an earlier key for is gone. */
    static void forgetConnections(RunningNode node) {
        JdbcClient database = node.bean(JdbcClient.class);
        for (String table : List.of("connection", "invitation", "notice_sent")) {
            database.sql("delete from " + table).update();
        }
    }

    static List<KeyChange> changes(RunningNode node, ConnectionId id) {
        return node.bean(KeyChanges.class).of(id);
    }

    static Notice notice(RunningNode node, Connection of) {
        return node.bean(SentNotices.class).next(of.id().value(), 0, Notice.Kind.RESUMED, "");
    }

    static Connection withLocalKey(Connection of, NodeKey key) {
        return new Connection(
                of.id(),
                of.remoteId(),
                of.name(),
                of.localShortName(),
                of.remoteShortName(),
                of.description(),
                of.mode(),
                of.type(),
                of.status(),
                of.initiatedHere(),
                of.remoteAddress(),
                of.remoteKey(),
                key,
                of.safetyNumber(),
                of.created(),
                of.lastActivity());
    }
}
