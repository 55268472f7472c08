package dev.syncline.benchmark;

import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.NodeProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How many changes a second two nodes carry from desk to desk, and what each costs, once both are warm. */
@Tag("benchmark")
class SustainedBenchmark {

    private static final int TICKETS = Integer.getInteger("sustained.tickets", 2_000);
    private static final int ROUNDS = Integer.getInteger("sustained.rounds", 5);
    private static final int CALLERS = 8;
    private static final int PAGE = 200;

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
            Nodes nodes = new Nodes(pair, acme, globex);
            Machine.print(database + ", new tickets", nodes.round(0));
            for (int round = 1; round <= ROUNDS; round++) {
                Machine.print(database + ", changes, round " + round, nodes.round(round));
            }
        }
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

    private record Nodes(ConnectedPair pair, NodeProcess acme, NodeProcess globex) {

        /** Makes every ticket in round 0 and changes every ticket once in a later one. */
        String round(int round) throws Exception {
            long sender = Machine.cpuMillis(acme.pid());
            long receiver = Machine.cpuMillis(globex.pid());
            long begun = System.nanoTime();
            ForkJoinPool callers = new ForkJoinPool(CALLERS);
            callers.submit(() -> IntStream.rangeClosed(1, TICKETS).parallel().forEach(i -> write(round, i)))
                    .get();
            callers.shutdown();
            double made = (System.nanoTime() - begun) / 1e9;
            awaitAll(round);
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

        private void write(int round, int number) {
            Map<String, Object> fields =
                    Map.of("summary", "Ticket " + number + " in round " + round, "description", "Words ".repeat(100));
            if (round == 0) {
                pair.acmeDesk().create(fields);
            } else {
                pair.acmeDesk().change("ACME-" + number, fields);
            }
        }

        /** Walks Globex's tickets from the oldest on; what was seen is not asked for again. */
        private void awaitAll(int round) {
            long after = 0;
            for (int seen = 0; seen < TICKETS; ) {
                int wanted = Math.min(PAGE, TICKETS - seen);
                long from = after;
                Machine.until("round " + round + " is there", () -> arrived(round, from, wanted));
                JsonNode page = pair.globexDesk().page(from, wanted);
                after = page.get(wanted - 1).get("id").asLong();
                seen += wanted;
            }
        }

        private boolean arrived(int round, long after, int wanted) {
            long there = 0;
            for (JsonNode ticket : pair.globexDesk().page(after, wanted)) {
                there += ticket.get("summary").asString().endsWith("in round " + round) ? 1 : 0;
            }
            if (there < wanted) {
                Machine.idle(Duration.ofMillis(100));
            }
            return there == wanted;
        }
    }
}
