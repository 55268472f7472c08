package dev.syncline.journey;

import dev.syncline.change.Triggers;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.item.Item;
import dev.syncline.salesforce.simulator.EventBus;
import dev.syncline.salesforce.simulator.SalesforceSimulator;
import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.PostgresServer;
import dev.syncline.testing.RunningNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An org whose cases are selected for Change Data Capture, and nodes that hear of them. */
abstract class CapturedCases {

    final SalesforceSimulator salesforce = new SalesforceSimulator(Clock.systemUTC());
    final EventBus events = salesforce.events().select("Case");

    @AfterEach
    void stop() {
        salesforce.close();
    }

    /** A node that listens, and polls once an hour. */
    final NodeArguments listening(String name, Path data) {
        NodeArguments arguments = NodeArguments.named(name, data)
                .with("--syncline.tracker.kind=salesforce")
                .with("--syncline.change.poll-interval=1h");
        for (Map.Entry<String, String> each : salesforce.listeningSettings().entrySet()) {
            arguments = arguments.with("--syncline.tracker.settings." + each.getKey() + "=" + each.getValue());
        }
        return arguments;
    }

    static NodeArguments on(PostgresServer.Database database, NodeArguments node) {
        return node.with("--spring.datasource.url=" + database.url())
                .with("--spring.datasource.username=" + database.user())
                .with("--spring.datasource.password=" + database.password());
    }

    /** Another process of the same node. */
    final NodeArguments anotherOf(PostgresServer.Database database, NodeArguments first) {
        return on(database, listening("Acme", first.data()))
                .with("--syncline.node.public-address=" + first.publicAddress());
    }

    final void aCaseAndItsChangeArrive(RunningNode acme, RunningNode globex) {
        String id = salesforce.create("Printer on fire", "It burns", "High");
        Eventually.holds(
                () -> "the ticket is there" + acme.state(),
                () -> summaries(globex).equals(List.of("Printer on fire")));
        salesforce.set(id, "Subject", "Printer burnt down");
        Eventually.holds(
                () -> "the change is there" + acme.state(),
                () -> summaries(globex).equals(List.of("Printer burnt down")));
    }

    /** Connects two nodes, so that cases of high priority go from one to the other. */
    static void connect(RunningNode acme, RunningNode globex) {
        Connection far = ConnectedPair.connect(acme, globex);
        Connection near = acme.bean(Connections.class)
                .find(Objects.requireNonNull(far.remoteId()))
                .orElseThrow();
        acme.bean(Triggers.class).create(near.id(), "Case", "Priority = 'High'", "", true);
    }

    static List<String> summaries(RunningNode node) {
        return tickets(node).stream()
                .map(ticket -> String.valueOf(ticket.fields().get("summary")))
                .toList();
    }

    static List<Item> tickets(RunningNode node) {
        Connector desk = node.bean(LocalTracker.class).connector();
        return desk.search("ticket", "", null, 100).items().stream()
                .map(ref -> desk.read("ticket", ref.id()))
                .flatMap(Optional::stream)
                .toList();
    }

    static int rows(RunningNode node, String table) {
        return node.bean(JdbcClient.class)
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    static List<String> places(RunningNode node) {
        return node.bean(JdbcClient.class)
                .sql("select place from change_stream")
                .query(String.class)
                .list();
    }
}
