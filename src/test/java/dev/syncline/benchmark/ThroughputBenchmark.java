package dev.syncline.benchmark;

import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.NodeProcess;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How fast many new tickets come over when they are made as quickly as the desk takes them. */
@Tag("benchmark")
class ThroughputBenchmark {

    private static final int TICKETS = 500;
    private static final int ROUNDS = 4;

    @Test
    void manyTickets(@TempDir Path folder) {
        ConnectedPair pair = ConnectedPair.below(folder);
        try (NodeProcess acme = Machine.start(pair.acme());
                NodeProcess globex = Machine.start(pair.globex())) {
            for (int round = 1; round <= ROUNDS; round++) {
                Machine.print("round " + round, round(pair, acme, globex, round));
            }
        }
    }

    private static String round(ConnectedPair pair, NodeProcess acme, NodeProcess globex, int round) {
        long cpu = Machine.cpuMillis(acme.pid()) + Machine.cpuMillis(globex.pid());
        long begun = System.nanoTime();
        IntStream.rangeClosed(1, TICKETS)
                .parallel()
                .forEach(i -> pair.acmeDesk()
                        .create(Map.of(
                                "summary", "Ticket " + i + " of round " + round, "description", "One of many.")));
        double made = (System.nanoTime() - begun) / 1e9;
        int expected = round * TICKETS;
        Machine.until(expected + " tickets are there", () -> has(pair, expected));
        double there = (System.nanoTime() - begun) / 1e9;
        double spent = Machine.cpuMillis(acme.pid()) + Machine.cpuMillis(globex.pid()) - cpu;
        return "%d tickets, made in %.1f s, all there after %.1f s: %.0f/s, %.1f ms of CPU each"
                .formatted(TICKETS, made, there, TICKETS / there, spent / TICKETS);
    }

    /** Numbers are given in order and without gaps: the last one tells that the others are there. */
    private static boolean has(ConnectedPair pair, int number) {
        return Visitor.withToken(pair.globex().address(), pair.globexToken())
                        .status("/desk/api/tickets/GLOBEX-" + number)
                == 200;
    }
}
