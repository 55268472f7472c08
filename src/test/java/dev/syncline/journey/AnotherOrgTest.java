package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.change.Changes;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.connector.LocalTracker;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.item.ItemRef;
import dev.syncline.queue.Counts;
import dev.syncline.queue.Queue;
import dev.syncline.salesforce.simulator.SalesforceSimulator;
import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.RunningNode;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/** Settings that lead to another org while a case is under sync end no pair; set back, all goes on. */
class AnotherOrgTest {

    /** The sentences, on each database. */
    abstract static class Sentences {

        private final SalesforceSimulator org = new SalesforceSimulator(Clock.systemUTC());
        private RunningNode acme;
        private RunningNode globex;
        private Connection connection;
        private ItemRef item;

        abstract NodeArguments database(NodeArguments node);

        @BeforeEach
        void pair(@TempDir Path folder) {
            org.allow(50_000_000);
            acme = RunningNode.start(database(NodeArguments.named("Acme", folder.resolve("acme"))));
            globex = RunningNode.start(database(NodeArguments.named("Globex", folder.resolve("globex"))));
            acme.bean(LocalTracker.class).bind("salesforce", org.settings());
            Connection far = ConnectedPair.connect(acme, globex);
            connection = acme.bean(Connections.class)
                    .find(Objects.requireNonNull(far.remoteId()))
                    .orElseThrow();
            org.create("Printer on fire", "It burns", "High");
            item = acme.bean(LocalTracker.class)
                    .connector()
                    .search("Case", "", null, 10)
                    .items()
                    .get(0);
            send();
            Eventually.holds(
                    () -> "the ticket is known" + acme.state(),
                    () -> twin().filter(twin -> twin.remoteItemId() != null).isPresent());
        }

        @AfterEach
        void stop() {
            acme.close();
            globex.close();
            org.close();
        }

        @Test
        void aPairOutlivesSettingsThatLeadToAnotherOrg() throws IOException {
            int port = freePort();
            Map<String, String> settings = new HashMap<>(org.settings());
            settings.put("address", "http://127.0.0.1:" + port);
            acme.bean(LocalTracker.class).bind("salesforce", settings);
            send();
            try (SalesforceSimulator other = new SalesforceSimulator(Clock.systemUTC(), port)) {
                other.becomeAnotherOrg();
                other.allow(50_000_000);
                Eventually.holds(() -> "Errors says so" + acme.state(), () -> fault().isPresent());
                send();
                answer("At it");
                Eventually.holds(() -> "both wait for the tracker" + acme.state(), () -> waiting() >= 2);

                assertThat(fault().orElseThrow().message()).contains("00DOTHER0000001AAA");
                assertThat(fault().orElseThrow().remedy()).contains("It is the same data");
                assertThat(twin()).isPresent();
                assertThat(other.asked()).noneMatch(call -> call.contains("/sobjects/") || call.contains("/composite"));
            }
            acme.bean(LocalTracker.class).bind("salesforce", org.settings());

            Eventually.holds(() -> "all went on" + acme.state(), () -> isIdle() && fault().isEmpty());
            assertThat(twin()).isPresent();
            assertThat(org.get(item.id(), "Subject")).isEqualTo("At it");
        }

        @Test
        void aRefreshedSandboxGoesOnOnceSomebodySaysSo() {
            org.becomeAnotherOrg();
            Eventually.holds(() -> "Errors says so" + acme.state(), () -> fault().isPresent());
            send();
            assertThat(twin()).isPresent();
            acme.bean(LocalTracker.class).moved();

            Eventually.holds(() -> "all went on" + acme.state(), () -> isIdle() && fault().isEmpty());
            assertThat(twin()).isPresent();
        }

        private void send() {
            acme.bean(TransactionTemplate.class)
                    .executeWithoutResult(status -> acme.bean(Changes.class).exalate(connection.id(), item));
        }

        private void answer(String summary) {
            String ticket = Objects.requireNonNull(twin().orElseThrow().remoteItemId());
            globex.bean(LocalTracker.class)
                    .connector()
                    .read("ticket", ticket)
                    .ifPresent(read ->
                            globex.bean(LocalTracker.class).connector().update(read.ref(), Map.of("summary", summary)));
        }

        private long waiting() {
            return acme.bean(Queue.class).counts(null).queued();
        }

        private boolean isIdle() {
            Counts counts = acme.bean(Queue.class).counts(null);
            return counts.queued() == 0 && counts.inFlight() == 0;
        }

        private Optional<Twin> twin() {
            return acme.bean(Twins.class).findByLocal(connection.id(), item);
        }

        private Optional<Fault> fault() {
            return acme.bean(Faults.class).open(null, null, 20).stream()
                    .filter(each -> each.message().contains("Nothing is read or written, and no pair ends"))
                    .findFirst();
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }
    }

    @Nested
    class OnEmbedded extends Sentences {

        @Override
        NodeArguments database(NodeArguments node) {
            return node;
        }
    }

    @Nested
    class OnServer extends Sentences {

        @Override
        NodeArguments database(NodeArguments node) {
            return ConnectedPair.onPostgres(node);
        }
    }
}
