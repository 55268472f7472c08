package dev.syncline.queue;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rows that workers have, or are through with and that have not left the table yet. */
final class Flights {

    private static final String ANY = "";

    private final Map<Long, Flight> flying = new HashMap<>();

    /** A row, where it came from, what was to wake it while it was in flight, and whose hands it is in. */
    record Flight(Row row, LaneQueue lane, Turns turns, Set<String> woken, Thread worker) {}

    synchronized void start(Row row, LaneQueue lane, Turns turns) {
        flying.put(row.id(), new Flight(row, lane, turns, new HashSet<>(), Thread.currentThread()));
    }

    /**
     * Remembers that work of a connection was to go on at once; what is in flight may come back to wait for just that.
     * Who finds out on its own flight knows it already.
     */
    synchronized void wake(UUID connection, @Nullable String kind) {
        flying.values().stream()
                .filter(flight -> connection.equals(flight.row().work().connection())
                        && flight.worker() != Thread.currentThread())
                .forEach(flight -> flight.woken().add(Objects.requireNonNullElse(kind, ANY)));
    }

    /** Whether the row, as it comes back, was woken since it left. */
    synchronized boolean isWoken(Row back) {
        return of(back).woken().stream().anyMatch(kind -> kind.equals(ANY) || back.wakesWith(kind));
    }

    synchronized Flight of(Row row) {
        return Objects.requireNonNull(flying.get(row.id()));
    }

    synchronized boolean has(long id) {
        return flying.containsKey(id);
    }

    synchronized long count(@Nullable UUID connection) {
        return connection == null
                ? flying.size()
                : flying.values().stream()
                        .filter(flight -> connection.equals(flight.row().work().connection()))
                        .count();
    }

    void land(Row row) {
        land(List.of(row.id()));
    }

    synchronized void land(Collection<Long> ids) {
        ids.forEach(flying::remove);
        notifyAll();
    }

    /** Whether nothing of the kind is in flight any more, at last after so many nanoseconds. */
    synchronized boolean awaitLanding(Predicate<LaneQueue> which, long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (flying.values().stream().map(Flight::lane).anyMatch(which)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
