package dev.syncline.benchmark;

import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.NodeProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many changes a second two nodes carry from desk to desk, and what each costs, once both are warm. */
@Tag("benchmark")
class SustainedBenchmark {

    private static final int TICKETS = Integer.getInteger("sustained.tickets", 2_000);
    private static final int ROUNDS = Integer.getInteger("sustained.rounds", 5);

    @Test
    void onH2(@TempDir Path folder) throws Exception {
        measure("H2", ConnectedPair.below(folder));
    }

    @Test
    void onPostgres(@TempDir Path folder) throws Exception {
        measure("PostgreSQL", ConnectedPair.onPostgresBelow(folder));
    }

    private static void measure(String database, ConnectedPair pair) throws Exception {
        try (NodeProcess acme = start(pair, true);
                NodeProcess globex = start(pair, false)) {
            Rounds rounds = new Rounds(pair, TICKETS);
            Machine.print(database + ", new tickets", measured(rounds, 0, acme, globex));
            for (int round = 1; round <= ROUNDS; round++) {
                Machine.print(database + ", changes, round " + round, measured(rounds, round, acme, globex));
            }
        }
    }

    private static String measured(Rounds rounds, int round, NodeProcess acme, NodeProcess globex) throws Exception {
        long sender = Machine.cpuMillis(acme.pid());
        long receiver = Machine.cpuMillis(globex.pid());
        long begun = System.nanoTime();
        rounds.write(round);
        double made = (System.nanoTime() - begun) / 1e9;
        rounds.await(round);
        double there = (System.nanoTime() - begun) / 1e9;
        return "%d, made in %.1f s, all there after %.1f s: %.0f/s, CPU each %.2f + %.2f ms"
                .formatted(
                        TICKETS,
                        made,
                        there,
                        TICKETS / there,
                        (Machine.cpuMillis(acme.pid()) - sender) / (double) TICKETS,
                        (Machine.cpuMillis(globex.pid()) - receiver) / (double) TICKETS);
    }

    private static NodeProcess start(ConnectedPair pair, boolean acme) {
        String recording = System.getProperty("sustained.recording");
        List<String> flags = recording == null
                ? List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=4")
                : List.of(
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=4",
                        "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + recording + "-"
                                + (acme ? "acme" : "globex") + ".jfr");
        return NodeProcess.start(acme ? pair.acme() : pair.globex(), flags.toArray(String[]::new));
    }
}
