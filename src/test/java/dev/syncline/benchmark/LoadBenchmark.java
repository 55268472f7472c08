package dev.syncline.benchmark;

import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.NodeProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * How long a change takes from desk to desk while others are under way, at rates that do not wait for anything: from the
 * moment a change is sent to Acme's desk until Globex's desk lists it. Asking costs Globex and its database as well, so
 * it is asked every 20 ms only, and every figure may be as much too high.
 */
@Tag("benchmark")
class LoadBenchmark {

    private static final int TICKETS = Integer.getInteger("load.tickets", 1_000);
    private static final int WARM_UP = Integer.getInteger("load.warm-up", 6);
    private static final int SECONDS = Integer.getInteger("load.seconds", 30);
    private static final Duration LOOK = Duration.ofMillis(Integer.getInteger("load.look", 20));
    private static final int[] RATES = Stream.of(
                    System.getProperty("load.rates", "5,25,50,100").split(","))
            .mapToInt(Integer::parseInt)
            .toArray();

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
        try (NodeProcess acme = Machine.warm(pair.acme());
                NodeProcess globex = Machine.warm(pair.globex())) {
            for (int round = 0; round <= WARM_UP; round++) {
                rounds.write(round);
                rounds.await(round);
            }
            for (int rate : RATES) {
                Watched watched = new Watched(pair);
                String times = watched.at(rate);
                Machine.print(
                        database + ", " + rate + "/s",
                        times + ", resident " + Machine.resident(acme.pid()) + " and " + Machine.resident(globex.pid())
                                + " MB");
            }
        }
    }

    /** Tickets under way between two desks. */
    private static final class Watched {

        private final ConnectedPair pair;
        private final Times times = new Times();
        private final Map<String, String> copies = new HashMap<>();
        private final Map<String, Long> underWay = new ConcurrentHashMap<>();
        private final AtomicInteger late = new AtomicInteger();

        Watched(ConnectedPair pair) {
            this.pair = pair;
            long after = 0;
            while (copies.size() < TICKETS) {
                for (JsonNode ticket : pair.globexDesk().page(after, 200)) {
                    after = ticket.get("id").asLong();
                    String number = ticket.get("summary").asString().split(" ")[1];
                    copies.put("ACME-" + number, ticket.get("key").asString());
                }
            }
        }

        String at(int rate) throws InterruptedException {
            AtomicBoolean over = new AtomicBoolean();
            ExecutorService callers = Executors.newFixedThreadPool(16);
            Thread watch = new Thread(() -> watch(over));
            watch.start();
            long begun = System.nanoTime();
            for (int i = 0; i < rate * SECONDS; i++) {
                long due = begun + TimeUnit.SECONDS.toNanos(i) / rate;
                Machine.idle(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                int number = i % TICKETS + 1;
                callers.execute(() -> change(number));
            }
            callers.shutdown();
            try {
                Machine.until("everything arrived", () -> callers.isTerminated() && underWay.isEmpty());
            } finally {
                over.set(true);
                watch.join();
            }
            return times + ", " + late.get() + " left out: the one before was still under way";
        }

        private void change(int number) {
            String key = "ACME-" + number;
            long sent = System.nanoTime();
            if (underWay.putIfAbsent(copies.get(key), sent) == null) {
                Rounds.untilTaken(
                        () -> pair.acmeDesk().change(key, Map.of("summary", "Ticket " + number + " at " + sent)));
            } else {
                late.incrementAndGet();
            }
        }

        private long now() {
            JsonNode page = pair.globexDesk().changes(0, 200);
            while (page.get("more").asBoolean()) {
                page = pair.globexDesk().changes(page.get("since").asLong(), 200);
            }
            return page.get("since").asLong();
        }

        private void watch(AtomicBoolean over) {
            long since = now();
            while (!over.get()) {
                JsonNode page = pair.globexDesk().changes(since, 200);
                since = page.get("since").asLong();
                for (JsonNode change : page.get("changes")) {
                    Long sent = underWay.remove(change.get("ticketKey").asString());
                    if (sent != null) {
                        times.add(System.nanoTime() - sent);
                    }
                }
                Machine.idle(LOOK);
            }
        }
    }
}
