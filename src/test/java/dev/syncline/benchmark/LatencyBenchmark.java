package dev.syncline.benchmark;

import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.DeskClient;
import dev.syncline.testing.NodeProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a single change takes between two idle nodes: from the desk's answer on one to the desk of the other. */
@Tag("benchmark")
class LatencyBenchmark {

    private static final int WARM_UP = 100;
    private static final int CHANGES = 100;
    private static final Duration PAUSE = Duration.ofMillis(150);

    @Test
    void singleChanges(@TempDir Path folder) {
        measure(ConnectedPair.below(folder));
    }

    /** The other node cannot be called and fetches what is for it. */
    @Test
    void singleChangesToAPrivateNode(@TempDir Path folder) {
        measure(ConnectedPair.privateBelow(folder));
    }

    private static void measure(ConnectedPair pair) {
        try (NodeProcess acme = Machine.start(pair.acme());
                NodeProcess globex = Machine.start(pair.globex())) {
            Machine.print("first ticket after both nodes started", tickets(pair, "First", 1));
            tickets(pair, "Warm-up", WARM_UP);
            Machine.print("new ticket", tickets(pair, "Ticket", CHANGES));
            comments(pair, "Warm-up", WARM_UP / 5);
            Machine.print("new comment", comments(pair, "Comment", CHANGES));
            Machine.print(
                    "resident after that",
                    "Acme " + Machine.resident(acme.pid()) + " MB, Globex " + Machine.resident(globex.pid()) + " MB");
        }
    }

    private static Times tickets(ConnectedPair pair, String name, int number) {
        Times times = new Times();
        DeskClient there = pair.globexDesk();
        for (int i = 1; i <= number; i++) {
            String summary = name + "-" + i + "-of-" + number;
            pair.acmeDesk().create(Map.of("summary", summary, "description", "How long does it take?"));
            times.add(Machine.until(
                    summary + " is there", () -> !there.tickets(summary).isEmpty()));
            Machine.idle(PAUSE);
        }
        return times;
    }

    private static Times comments(ConnectedPair pair, String name, int number) {
        Times times = new Times();
        DeskClient there = pair.globexDesk();
        String here = "";
        String twin = "";
        for (int i = 0; i < number; i++) {
            if (i % 10 == 0) {
                String summary = name + "s from " + i + " of " + number;
                here = pair.acmeDesk().create(Map.of("summary", summary, "description", "With comments."));
                Machine.until(
                        summary + " is there", () -> !there.tickets(summary).isEmpty());
                twin = there.tickets(summary).get(0).get("key").asString();
                Machine.idle(PAUSE);
            }
            String key = twin;
            int expected = i % 10 + 1;
            pair.acmeDesk().comment(here, name + " " + i);
            times.add(Machine.until(
                    "comment " + i + " is there",
                    () -> there.ticket(key).get("comments").size() == expected));
            Machine.idle(PAUSE);
        }
        return times;
    }
}
