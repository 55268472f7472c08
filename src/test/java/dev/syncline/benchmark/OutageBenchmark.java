package dev.syncline.benchmark;

import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.NodeProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How fast what queued up is caught up with after the other node was away. */
@Tag("benchmark")
class OutageBenchmark {

    private static final int TICKETS = Integer.getInteger("outage.tickets", 2_000);
    private static final int CHANGES = Integer.getInteger("outage.changes", 100_000);

    @Test
    void onH2(@TempDir Path folder) throws Exception {
        measure("H2", ConnectedPair.below(folder));
    }

    @Test
    void onPostgres(@TempDir Path folder) throws Exception {
        measure("PostgreSQL", ConnectedPair.onPostgresBelow(folder));
    }

    private static void measure(String database, ConnectedPair pair) throws Exception {
        Rounds rounds = new Rounds(pair, TICKETS);
        int last = CHANGES / TICKETS;
        try (NodeProcess acme = Machine.warm(pair.acme())) {
            try (NodeProcess globex = Machine.warm(pair.globex())) {
                rounds.write(0);
                rounds.await(0);
                Machine.print(database + ", before the outage, resident", resident(acme, globex));
            }
            long begun = System.nanoTime();
            for (int round = 1; round <= last; round++) {
                rounds.write(round);
            }
            Machine.print(
                    database + ", the other node is away",
                    "%d changes made in %.1f s, resident %d MB"
                            .formatted(last * TICKETS, seconds(begun), Machine.resident(acme.pid())));
            catchUp(database, rounds, last, acme, pair);
        }
    }

    private static void catchUp(String database, Rounds rounds, int last, NodeProcess acme, ConnectedPair pair) {
        long cpu = Machine.cpuMillis(acme.pid());
        long away = System.nanoTime();
        try (NodeProcess globex = Machine.warm(pair.globex())) {
            long back = System.nanoTime();
            rounds.await(last);
            int changes = last * TICKETS;
            Machine.print(
                    database + ", caught up",
                    "%d changes %.1f s after it answered (%.1f s to start): %.0f/s, CPU each %.2f ms, resident %s"
                            .formatted(
                                    changes,
                                    seconds(back),
                                    (back - away) / 1e9,
                                    changes / seconds(back),
                                    (Machine.cpuMillis(acme.pid()) - cpu + Machine.cpuMillis(globex.pid()))
                                            / (double) changes,
                                    resident(acme, globex)));
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static String resident(NodeProcess acme, NodeProcess globex) {
        return Machine.resident(acme.pid()) + " and " + Machine.resident(globex.pid()) + " MB";
    }
}
