package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node beside Salesforce that polls once an hour, and hears changes by Change Data Capture. */
class CapturedCaseTest {

    private final SalesforceSimulator salesforce = new SalesforceSimulator(Clock.systemUTC());
    private final EventBus events = salesforce.events().select("Case");

    @AfterEach
    void stop() {
        salesforce.close();
    }

    @Test
    void aCaseAndItsChangesArriveThoughTheNextPollIsAnHourAway(@TempDir Path folder) {
        try (RunningNode acme = RunningNode.start(listening("Acme", folder.resolve("acme")));
                RunningNode globex = RunningNode.start(NodeArguments.named("Globex", folder.resolve("globex")))) {
            Connection far = ConnectedPair.connect(acme, globex);
            Connection near = acme.bean(Connections.class)
                    .find(Objects.requireNonNull(far.remoteId()))
                    .orElseThrow();
            acme.bean(Triggers.class).create(near.id(), "Case", "Priority = 'High'", "", true);
            Eventually.holds("the first poll is over", () -> rows(acme, "change_cursor") == 1);
            Eventually.holds("somebody listens", () -> events.listening() == 1);

            String id = salesforce.create("Printer on fire", "It burns", "High");
            Eventually.holds(
                    () -> "the ticket is there" + acme.state(),
                    () -> summaries(globex).equals(List.of("Printer on fire")));
            salesforce.set(id, "Subject", "Printer burnt down");

            Eventually.holds(
                    () -> "the change is there" + acme.state(),
                    () -> summaries(globex).equals(List.of("Printer burnt down")));
            assertThat(rows(acme, "change_stream"))
                    .as("a restart goes on from here")
                    .isEqualTo(1);
        }
        Eventually.holds("nobody listens any more", () -> events.listening() == 0);
    }

    @Test
    void ofTwoProcessesOneListensAndTheOtherGoesOnWhenItStops(@TempDir Path folder) {
        PostgresServer.Database database = PostgresServer.newDatabase();
        NodeArguments first = on(database, listening("Acme", folder.resolve("acme")));
        NodeArguments second = on(database, listening("Acme", first.data()))
                .with("--syncline.node.public-address=" + first.publicAddress());
        RunningNode one = RunningNode.start(first);
        try (RunningNode two = RunningNode.start(second)) {
            Eventually.holds("somebody listens", () -> events.listening() == 1);

            one.close();

            Eventually.holds("somebody listens again", () -> events.listening() == 1);
            List<String> before = places(two);
            salesforce.create("Printer on fire", "It burns", "High");
            Eventually.holds("the living one hears it", () -> !places(two).equals(before));
            assertThat(events.mostListening()).isEqualTo(1);
        } finally {
            one.close();
        }
    }

    private NodeArguments listening(String name, Path data) {
        NodeArguments arguments = NodeArguments.named(name, data)
                .with("--syncline.tracker.kind=salesforce")
                .with("--syncline.change.poll-interval=1h");
        for (Map.Entry<String, String> each : salesforce.listeningSettings().entrySet()) {
            arguments = arguments.with("--syncline.tracker.settings." + each.getKey() + "=" + each.getValue());
        }
        return arguments;
    }

    private static NodeArguments on(PostgresServer.Database database, NodeArguments node) {
        return node.with("--spring.datasource.url=" + database.url())
                .with("--spring.datasource.username=" + database.user())
                .with("--spring.datasource.password=" + database.password());
    }

    private static List<String> summaries(RunningNode node) {
        Connector desk = node.bean(LocalTracker.class).connector();
        return desk.search("ticket", "", null, 10).items().stream()
                .map(ref -> desk.read("ticket", ref.id()))
                .flatMap(Optional::stream)
                .map(Item::fields)
                .map(fields -> String.valueOf(fields.get("summary")))
                .toList();
    }

    private static int rows(RunningNode node, String table) {
        return node.bean(JdbcClient.class)
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    private static List<String> places(RunningNode node) {
        return node.bean(JdbcClient.class)
                .sql("select place from change_stream")
                .query(String.class)
                .list();
    }
}
