package dev.syncline.benchmark;

import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.DeskClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The same tickets, made in round 0 on Acme's desk and changed once in each later round, as fast as the desk takes it. */
record Rounds(ConnectedPair pair, int tickets) {

    private static final int CALLERS = 8;
    private static final int PAGE = 200;

    /** Makes or changes every ticket; returns when the desk has answered each. */
    void write(int round) throws Exception {
        ForkJoinPool callers = new ForkJoinPool(CALLERS);
        callers.submit(() -> IntStream.rangeClosed(1, tickets).parallel().forEach(i -> write(round, i)))
                .get();
        callers.shutdown();
    }

    private void write(int round, int number) {
        Map<String, Object> fields =
                Map.of("summary", "Ticket " + number + " in round " + round, "description", "Words ".repeat(100));
        untilTaken(() -> {
            if (round == 0) {
                pair.acmeDesk().create(fields);
            } else {
                pair.acmeDesk().change("ACME-" + number, fields);
            }
        });
    }

    /** A busy desk did nothing and says so: it is asked again. */
    static void untilTaken(Runnable call) {
        Machine.until("the desk is not busy", () -> isTaken(call));
    }

    private static boolean isTaken(Runnable call) {
        try {
            call.run();
            return true;
        } catch (DeskClient.Refused busy) {
            if (busy.status() != 503) {
                throw busy;
            }
            return false;
        }
    }

    /** Walks Globex's tickets from the oldest on, until all are as the round left them; what was seen is not asked for again. */
    void await(int round) {
        long after = 0;
        for (int seen = 0; seen < tickets; ) {
            int wanted = Math.min(PAGE, tickets - seen);
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
