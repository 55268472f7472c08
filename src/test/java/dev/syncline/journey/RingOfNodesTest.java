package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.change.Changes;
import dev.syncline.change.Triggers;
import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.fault.Faults;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.queue.Queue;
import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.RunningNode;
import dev.syncline.twin.StayOut;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes in a ring, each with a trigger that sends every ticket on to the next. */
class RingOfNodesTest {

    private RunningNode a;
    private RunningNode b;
    private RunningNode c;
    private ConnectionId home;

    @BeforeEach
    void connect(@TempDir Path folder) {
        a = RunningNode.start(NodeArguments.named("Acme", folder.resolve("a")));
        b = RunningNode.start(NodeArguments.named("Globex", folder.resolve("b")));
        c = RunningNode.start(NodeArguments.named("Initech", folder.resolve("c")));
        sendEverything(a, b);
        sendEverything(b, c);
        home = sendEverything(c, a);
    }

    @AfterEach
    void stop() {
        List.of(a, b, c).forEach(RunningNode::close);
    }

    @Test
    void copiesATicketOnceToEachAndItsEditsAlongTheChain() {
        ItemRef made =
                tracker(a).create("ticket", "k1", Map.of("summary", "Fire")).ref();
        Eventually.holds(() -> "the last node turned to the first in vain" + state(), () -> isTurnedAway(c));
        tracker(a).update(made, Map.of("summary", "Smoke"));
        Eventually.holds(
                () -> "the edit is at the end of the chain" + state(),
                () -> tickets(c).stream()
                        .allMatch(item -> "Smoke".equals(item.fields().get("summary"))));
        tracker(c).update(tickets(c).get(0).ref(), Map.of("summary", "Out"));
        Eventually.holds(
                () -> "an edit at the end is back at the beginning" + state(),
                () -> "Out".equals(tickets(a).get(0).fields().get("summary")));
        assertOneEach();

        c.bean(Changes.class).exalate(home, tickets(c).get(0).ref());
        Eventually.holds(() -> "a person asked in vain too" + state(), () -> isTurnedAway(c));
        assertOneEach();
    }

    private void assertOneEach() {
        Eventually.holds(() -> "everything came to rest" + state(), () -> isIdle(a) && isIdle(b) && isIdle(c));
        assertThat(List.of(tickets(a).size(), tickets(b).size(), tickets(c).size()))
                .containsExactly(1, 1, 1);
        assertThat(List.of(faults(a), faults(b), faults(c))).containsOnly(0L);
    }

    /** The id of the connection on the side that sends. */
    private static ConnectionId sendEverything(RunningNode from, RunningNode to) {
        Connection there = ConnectedPair.connect(from, to);
        ConnectionId here = Objects.requireNonNull(there.remoteId());
        Eventually.holds(
                "the connection is active",
                () -> from.bean(Connections.class).find(here).orElseThrow().status() == Connection.Status.ACTIVE);
        from.bean(Triggers.class).create(here, "ticket", "", "Every ticket", true);
        return here;
    }

    private boolean isTurnedAway(RunningNode node) {
        return tickets(node).stream()
                .anyMatch(
                        item -> node.bean(StayOut.class).turnedAway(item.ref()).contains(home));
    }

    private static List<Item> tickets(RunningNode node) {
        return tracker(node).search("ticket", "", null, 10).items().stream()
                .map(ref -> tracker(node).read("ticket", ref.id()).orElseThrow())
                .toList();
    }

    private static Connector tracker(RunningNode node) {
        return node.bean(LocalTracker.class).connector();
    }

    private static long faults(RunningNode node) {
        return node.bean(Faults.class).countOpen();
    }

    private static boolean isIdle(RunningNode node) {
        var counts = node.bean(Queue.class).counts(null);
        return counts.queued() == 0 && counts.inFlight() == 0;
    }

    private String state() {
        StringBuilder state = new StringBuilder();
        List.of(a, b, c)
                .forEach(node -> state.append('\n')
                        .append(node.bean(Faults.class).open(null, null, 5))
                        .append(tickets(node)));
        return state.toString();
    }
}
