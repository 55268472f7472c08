package dev.syncline.demo;

import dev.syncline.change.Triggers;
import dev.syncline.connection.Connection;
import dev.syncline.salesforce.simulator.SalesforceSimulator;
import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.RunningNode;
import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.springframework.util.FileSystemUtils;

/** A node beside a simulated Xurrent account and one beside a simulated Salesforce org, connected, with sample data. */
final class TrackerDemo {

    private static final Path FOLDER = Path.of("data", "demo-trackers");
    private static final int FIRST_PORT = Integer.getInteger("demo.port", 8080);

    private TrackerDemo() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(FOLDER);
        System.out.println("Starting two nodes and two simulated trackers, log in " + FOLDER.resolve("nodes.log"));
        XurrentSimulator xurrent = new XurrentSimulator(Clock.systemUTC(), FIRST_PORT + 2);
        SalesforceSimulator salesforce = new SalesforceSimulator(Clock.systemUTC(), FIRST_PORT + 3);
        // Salesforce's daily limit sets the pace of polls; a large org's is asked about every second.
        salesforce.allow(100_000);
        RunningNode acme = RunningNode.start(node("Acme", FIRST_PORT, "xurrent", xurrent.settings()));
        RunningNode globex = RunningNode.start(node("Globex", FIRST_PORT + 1, "salesforce", salesforce.settings()));
        connect(acme, globex);
        fill(xurrent, salesforce);
        System.out.println(welcome(acme, xurrent.address(), globex, salesforce.address()));
        new CountDownLatch(1).await();
    }

    private static NodeArguments node(String name, int port, String kind, Map<String, String> settings) {
        NodeArguments node = new NodeArguments(name, port, FOLDER.resolve(kind), List.of())
                .with("--logging.file.name=" + FOLDER.resolve("nodes.log"))
                .with("--logging.config=classpath:dev/syncline/demo/logback.xml")
                .with("--syncline.tracker.kind=" + kind);
        for (Map.Entry<String, String> each : settings.entrySet()) {
            node = node.with("--syncline.tracker.settings." + each.getKey() + "=" + each.getValue());
        }
        return node;
    }

    private static void connect(RunningNode acme, RunningNode globex) {
        Connection there = ConnectedPair.connect(acme, globex);
        acme.bean(Triggers.class)
                .create(
                        Objects.requireNonNull(there.remoteId()),
                        "request",
                        "category=incident&status=!completed",
                        "Open incidents",
                        true);
        globex.bean(Triggers.class).create(there.id(), "Case", "Priority = 'High'", "Urgent cases", true);
    }

    private static void fill(XurrentSimulator xurrent, SalesforceSimulator salesforce) {
        String printer = xurrent.create("Printer on fire", "It burns since noon.", "incident", "high");
        xurrent.say(printer, "The extinguisher is empty too.", false);
        xurrent.say(printer, "Do not tell the other side what it cost.", true);
        xurrent.create("Scanner jams", "Every tenth page.", "incident", "low");
        xurrent.create("A larger screen, please", "For the new desk.", "rfc", "low");
        String pump = salesforce.create("Pump 4 leaks", "Two litres an hour.", "High");
        salesforce.say(pump, "A technician is on the way.", true);
        salesforce.say(pump, "The customer is not easy.", false);
        salesforce.create("A question about the invoice", "No hurry.", "Low");
    }

    private static String welcome(RunningNode acme, String xurrent, RunningNode globex, String salesforce) {
        return """

                Both nodes are running and connected. Stop them with Ctrl+C; the next start begins anew.

                  Acme:   %s beside Xurrent, whose requests are at %s
                    Make its administrator (within 60 minutes): %s
                  Globex: %s beside Salesforce, whose cases are at %s
                    Make its administrator (within 60 minutes): %s

                Open incidents of Xurrent become cases; cases of high priority become requests. Answer on either page,
                publicly or internally, attach a file or change the status, and look at the other one.
                """.formatted(
                        acme.address(), xurrent, acme.setupLink(), globex.address(), salesforce, globex.setupLink());
    }
}
