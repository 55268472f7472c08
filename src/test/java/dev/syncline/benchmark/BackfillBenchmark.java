package dev.syncline.benchmark;

import dev.syncline.change.Bulk;
import dev.syncline.change.Bulks;
import dev.syncline.change.Trigger;
import dev.syncline.change.Triggers;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.salesforce.simulator.SalesforceSimulator;
import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.NodeProcess;
import dev.syncline.testing.RunningNode;
import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How Bulk exalate brings the requests of a simulated Xurrent account to a simulated Salesforce org within Xurrent's
 * limits, and the cases of one org to another without any; with nodes that are killed on the way, and memory and calls at
 * each tenth. {@code -Dbackfill.items}, 100,000 unless said; {@code -Dbackfill.hour}, the seconds in which an hour of the Xurrent account passes, 240 unless said. The
 * burst of 20 calls in two seconds is real time.
 */
@Tag("benchmark")
class BackfillBenchmark {

    private static final int ITEMS = Integer.getInteger("backfill.items", 100_000);
    private static final int HOUR = Integer.getInteger("backfill.hour", 240);
    private static final int PARTS = 10;
    private static final int STEP = 50;

    @Test
    void manyRequests(@TempDir Path folder) {
        try (XurrentSimulator xurrent = new XurrentSimulator(Clock.systemUTC());
                SalesforceSimulator salesforce = new SalesforceSimulator(Clock.systemUTC())) {
            salesforce.allow(Integer.MAX_VALUE);
            for (int number = 1; number <= ITEMS; number++) {
                xurrent.create("Request " + number, "One of many.", "incident", "medium");
            }
            NodeArguments acme = bound("Acme", "xurrent", folder.resolve("acme"), xurrent.settings());
            NodeArguments globex = bound("Globex", "salesforce", folder.resolve("globex"), salesforce.settings());
            prepare(acme, globex, "request");
            xurrent.limits().hour(Duration.ofSeconds(HOUR));
            int before = xurrent.calls();
            try (BackfillNodes nodes = new BackfillNodes(acme, globex)) {
                measure(
                        salesforce,
                        nodes,
                        there -> "%.2f Xurrent calls each, at most %d in 2 s and %d in an hour, %d refused"
                                .formatted(
                                        (double) (xurrent.calls() - before) / there,
                                        xurrent.limits().mostInTwoSeconds(),
                                        xurrent.limits().mostInAnHour(),
                                        xurrent.limits().refused()));
            }
        }
    }

    /** From org to org, each of which takes as many calls as are made. */
    @Test
    void manyCases(@TempDir Path folder) {
        try (SalesforceSimulator from = new SalesforceSimulator(Clock.systemUTC());
                SalesforceSimulator to = new SalesforceSimulator(Clock.systemUTC())) {
            from.allow(Integer.MAX_VALUE);
            to.allow(Integer.MAX_VALUE);
            for (int number = 1; number <= ITEMS; number++) {
                from.create("Case " + number, "One of many.", "Medium");
            }
            NodeArguments acme = bound("Acme", "salesforce", folder.resolve("acme"), from.settings());
            NodeArguments globex = bound("Globex", "salesforce", folder.resolve("globex"), to.settings());
            prepare(acme, globex, "Case");
            int before = from.calls();
            try (BackfillNodes nodes = new BackfillNodes(acme, globex)) {
                measure(
                        to,
                        nodes,
                        there -> "%.2f calls of the sender each".formatted((double) (from.calls() - before) / there));
            }
        }
    }

    /** The sender dies after three tenths and after seven, the receiver after five. */
    private static void measure(SalesforceSimulator salesforce, BackfillNodes nodes, IntFunction<String> sender) {
        int written = salesforce.calls();
        long begun = System.nanoTime();
        for (int part = 1; part <= PARTS; part++) {
            int there = (int) ((long) ITEMS * part / PARTS);
            await(salesforce, (int) ((long) ITEMS * (part - 1) / PARTS), there);
            Machine.print(
                    "after " + there,
                    "%.0f s, %s, %.2f of the receiver, %s"
                            .formatted(
                                    (System.nanoTime() - begun) / 1e9,
                                    sender.apply(there),
                                    (double) (salesforce.calls() - written) / there,
                                    nodes.memory()));
            if (part == 3 || part == 7) {
                nodes.killSender();
            } else if (part == 5) {
                nodes.killReceiver();
            }
        }
        Machine.idle(Duration.ofSeconds(20));
        int found = salesforce.count("Case");
        long names = salesforce.values("Case", "Subject").stream().distinct().count();
        Machine.print("items", "%d, lost %d, doubled %d".formatted(ITEMS, ITEMS - names, found - names));
    }

    /** Step by step, so that it is the rest between two steps that is bounded, and not the whole. */
    private static void await(SalesforceSimulator salesforce, int from, int to) {
        for (int next = Math.min(from + STEP, to); ; next = Math.min(next + STEP, to)) {
            int number = next;
            Machine.until(number + " cases are there", () -> {
                // Counting looks at every case.
                Machine.idle(Duration.ofMillis(200));
                return salesforce.count("Case") >= number;
            });
            if (number == to) {
                return;
            }
        }
    }

    /** Connects both and starts the operation; it begins when the node runs. */
    private static void prepare(NodeArguments acme, NodeArguments globex, String type) {
        try (RunningNode a = RunningNode.start(acme);
                RunningNode g = RunningNode.start(globex)) {
            Connection there = ConnectedPair.connect(a, g);
            Connection here = a.bean(Connections.class)
                    .find(Objects.requireNonNull(there.remoteId()))
                    .orElseThrow();
            Trigger trigger = a.bean(Triggers.class).create(here.id(), type, "", "All of them", false);
            a.bean(Bulks.class).start(trigger.id(), Bulk.Kind.EXALATE, "test");
        }
    }

    private static NodeArguments bound(String name, String kind, Path data, Map<String, String> settings) {
        NodeArguments node = NodeArguments.named(name, data).with("--syncline.tracker.kind=" + kind);
        for (Map.Entry<String, String> each : settings.entrySet()) {
            node = node.with("--syncline.tracker.settings." + each.getKey() + "=" + each.getValue());
        }
        return node;
    }

    /** Both nodes, each in a process of its own. */
    private static final class BackfillNodes implements AutoCloseable {

        private final NodeArguments sending;
        private final NodeArguments receiving;
        private NodeProcess sender;
        private NodeProcess receiver;

        BackfillNodes(NodeArguments sending, NodeArguments receiving) {
            this.sending = sending;
            this.receiving = receiving;
            this.sender = start(sending);
            this.receiver = start(receiving);
        }

        void killSender() {
            sender.kill();
            sender = start(sending);
        }

        void killReceiver() {
            receiver.kill();
            receiver = start(receiving);
        }

        /** With 256 MB of heap as in the demo, but with both compilers, as this may take more than an hour. */
        private static NodeProcess start(NodeArguments arguments) {
            return NodeProcess.start(arguments, "-Xms64m", "-XX:TieredStopAtLevel=4");
        }

        String memory() {
            return "live heap %d and %d MB, resident %d and %d MB"
                    .formatted(
                            Machine.liveHeap(sender.pid()),
                            Machine.liveHeap(receiver.pid()),
                            Machine.resident(sender.pid()),
                            Machine.resident(receiver.pid()));
        }

        @Override
        public void close() {
            sender.close();
            receiver.close();
        }
    }
}
