package dev.syncline.queue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A handler and gate that do what a test says, and remember what they were asked. */
final class Script implements Handler, Gate {

    final List<String> done = new CopyOnWriteArrayList<>();
    final Map<String, Function<Work, Outcome>> answers = new ConcurrentHashMap<>();
    final Set<UUID> closed = ConcurrentHashMap.newKeySet();
    final Map<UUID, Instant> nextLooks = new ConcurrentHashMap<>();
    final AtomicInteger running = new AtomicInteger();
    final AtomicInteger mostRunning = new AtomicInteger();
    final Set<String> lanes = ConcurrentHashMap.newKeySet();
    final List<String> overlaps = new CopyOnWriteArrayList<>();

    @Override
    public String kind() {
        return "step";
    }

    @Override
    public boolean isOpen(UUID connection) {
        return !closed.contains(connection);
    }

    @Override
    public Optional<Instant> nextLook(UUID connection, String kind) {
        return Optional.ofNullable(nextLooks.get(connection));
    }

    @Override
    public Outcome handle(Work work) {
        mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
        if (!lanes.add(work.lane().name())) {
            overlaps.add(work.lane().name());
        }
        try {
            Outcome outcome =
                    answers.getOrDefault(work.payload(), any -> Outcome.done()).apply(work);
            if (outcome instanceof Outcome.Done) {
                done.add(work.payload());
            }
            return outcome;
        } finally {
            lanes.remove(work.lane().name());
            running.decrementAndGet();
        }
    }

    /** "1 again" was done with "1", where it waited already. */
    @Override
    public boolean covers(Work done, Work waiting) {
        return waiting.payload().equals(done.payload() + " again");
    }

    List<String> doneIn(String prefix) {
        return done.stream().filter(payload -> payload.startsWith(prefix)).toList();
    }
}
