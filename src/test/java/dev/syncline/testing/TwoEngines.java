package dev.syncline.testing;

import dev.syncline.connection.ConflictRule;
import dev.syncline.item.Item;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Both sides of one connection in this process: Acme initiated it, Globex accepted. Nothing moves by itself. */
public final class TwoEngines implements AutoCloseable {

    public final Engine acme = new Engine(true);
    public final Engine globex = new Engine(false);

    private final Random random;

    /** Two sides whose steps, where any would do, are taken in an order that the seed decides. */
    public TwoEngines(long seed) {
        random = new Random(seed);
    }

    /** Both sides get the same rules. */
    public void publish(String outgoing, String incoming) {
        acme.side.publish(outgoing, incoming);
        globex.side.publish(outgoing, incoming);
    }

    /** Both sides decide conflicts in the same way. */
    public void decide(ConflictRule rule) {
        acme.side.decides(rule);
        globex.side.decides(rule);
    }

    /** An item of Acme that is on both sides, everything at rest. */
    public Pair pair(Map<String, @Nullable Object> fields) {
        Item made = acme.tracker.person(fields);
        acme.exalate(made.ref());
        settle();
        return new Pair(made.ref().id(), globex.counterpartOf(made.ref().id()));
    }

    /** An item and its counterpart, by their ids. */
    public record Pair(String acme, String globex) {}

    /** Lets everything happen until nothing more does. */
    public void settle() {
        for (int steps = 0; steps < 10_000; steps++) {
            boolean moved = acme.poll() | globex.poll();
            moved |= acme.work(random) | globex.work(random);
            moved |= deliver(acme, globex) | deliver(globex, acme);
            if (!moved) {
                return;
            }
        }
        throw new AssertionError("It never came to rest.");
    }

    /** Lets one thing happen, any of those that could. */
    public void step() {
        switch (random.nextInt(6)) {
            case 0 -> acme.poll();
            case 1 -> globex.poll();
            case 2 -> acme.work(random);
            case 3 -> globex.work(random);
            case 4 -> deliver(acme, globex);
            default -> deliver(globex, acme);
        }
    }

    /** A side notices, runs its rule and sends; nothing arrives. */
    public void look(Engine side) {
        while (side.poll() | side.work(random)) {
            // Once more.
        }
    }

    /** Everything a side sent arrives; nothing is applied. */
    public void take(Engine from, Engine to) {
        while (deliver(from, to)) {
            // Once more.
        }
    }

    /** Everything a side sent arrives and is applied; nothing else happens. */
    public void arrive(Engine from, Engine to) {
        while (deliver(from, to)) {
            // Once more.
        }
        while (to.work(random)) {
            // Once more.
        }
    }

    public Random random() {
        return random;
    }

    private static boolean deliver(Engine from, Engine to) {
        if (from.out.isEmpty()) {
            return false;
        }
        to.arrive(from.out.remove());
        return true;
    }

    @Override
    public void close() {
        List.of(acme, globex).forEach(Engine::close);
    }
}
