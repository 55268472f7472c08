package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.change.Triggers;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.queue.Counts;
import dev.syncline.queue.Queue;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.RunningNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some items make a rule throw, run for ever, call itself for ever or ask for all memory; the others go on. */
class PoisonedItemsTest {

    private static final List<String> POISONS = List.of("throws", "loops", "overflows", "allocates");
    private static final int HEALTHY = 40;

    private static final String POISONED = """
            switch (replica.summary) {
                case 'throws': throw new IllegalStateException('No such luck')
                case 'loops': while (true) { }
                case 'overflows': def again; again = { again() + 1 }; again(); break
                case 'allocates': def all = []; while (true) { all << ('x' * 100_000 + all.size()) }
            }
            """;

    private RunningNode node;
    private LocalPair pair;

    @BeforeEach
    void connect(@TempDir Path folder) {
        node = RunningNode.start(NodeArguments.named(
                "Acme",
                folder.resolve("acme"),
                "--syncline.script.cpu-time=300ms",
                "--syncline.script.allocation=64MB"));
        pair = LocalPair.on(node);
        node.bean(Triggers.class).create(pair.near().id(), "ticket", "", "Every ticket", true);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void stopNoneButThemselvesAndGoThroughOnceTheRuleIsCorrected() {
        String healthy = pair.incoming(node);
        pair.incoming(node, POISONED + healthy);
        IntStream.range(0, HEALTHY + POISONS.size()).forEach(this::make);

        Eventually.holds(
                () -> "the healthy ones are there and the others parked" + state(),
                () -> copies() == HEALTHY && counts().parked() == POISONS.size() && isIdle());
        assertThat(faults())
                .extracting(Fault::message)
                .anyMatch(message -> message.contains("No such luck"))
                .anyMatch(message -> message.contains("computed for more than"))
                .anyMatch(message -> message.contains("too deeply"))
                .anyMatch(message -> message.contains("of memory"))
                .hasSize(2 * POISONS.size()); // each seen on both sides
        assertThat(node.bean(Connections.class).active())
                .extracting(Connection::id)
                .contains(pair.near().id(), pair.far().id());

        pair.incoming(node, healthy);
        Eventually.holds(
                () -> "the corrected rule lets the rest through" + state(),
                () -> copies() == HEALTHY + POISONS.size() && counts().parked() == 0 && isIdle());
        assertThat(faults()).isEmpty();
    }

    /** The poisoned ones come among the others. */
    private void make(int number) {
        int nth = number / 8;
        boolean poisoned = number % 8 == 3 && nth < POISONS.size();
        String summary = poisoned ? POISONS.get(nth) : "Ticket " + number;
        tracker().create("ticket", "k" + number, Map.of("summary", summary));
    }

    private long copies() {
        return tracker().search("ticket", "", null, 1_000).items().stream()
                .filter(item -> item.key().startsWith("OPS-"))
                .count();
    }

    private Counts counts() {
        return node.bean(Queue.class).counts(null);
    }

    private boolean isIdle() {
        return counts().queued() == 0 && counts().inFlight() == 0;
    }

    private List<Fault> faults() {
        return node.bean(Faults.class).open(null, null, 50);
    }

    private Connector tracker() {
        return node.bean(LocalTracker.class).connector();
    }

    private String state() {
        return ": " + copies() + " copies, " + counts() + "\n" + faults();
    }
}
