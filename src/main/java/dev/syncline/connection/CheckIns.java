package dev.syncline.connection;

import dev.syncline.outbound.AddressRefused;
import dev.syncline.outbound.NoAnswer;
import dev.syncline.signing.SignatureRefused;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Has each process of this node known by the other sides: when it starts, when one of them asks, and every ten minutes, so
 * that a copy made of it is soon an older one.
 */
@Component
class CheckIns implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CheckIns.class);
    private static final int THREADS = 4;
    private static final long LOOK_MILLIS = 100;
    private static final long RENEW_MINUTES = 10;

    /** After so many seconds it is tried again; nobody can tell this side that the other one is back. */
    private static final int[] STEPS = {1, 2, 5, 10, 30};

    private final ConnectionRows rows;
    private final Lives lives;
    private final LifeCalls calls;
    private final Map<UUID, Due> due = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService threads;

    CheckIns(ConnectionRows rows, Lives lives, LifeCalls calls) {
        this.rows = rows;
        this.lives = lives;
        this.calls = calls;
    }

    /** When a side is asked next (a reading of the machine's timer, in ns), after how many failures. */
    private record Due(long at, int failures, boolean anew, boolean running) {

        static Due now(boolean anew) {
            return new Due(System.nanoTime(), 0, anew, false);
        }

        Due begun() {
            return new Due(at, failures, anew, true);
        }

        Due later() {
            long wait = TimeUnit.SECONDS.toNanos(STEPS[Math.min(failures, STEPS.length - 1)]);
            return new Due(System.nanoTime() + wait, failures + 1, anew, false);
        }

        boolean isNow() {
            return !running && System.nanoTime() - at >= 0;
        }
    }

    @Override
    public void start() {
        due.clear();
        all(false);
        ScheduledExecutorService started = Executors.newScheduledThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "check-in");
            thread.setDaemon(true);
            return thread;
        });
        threads = started;
        started.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        started.scheduleWithFixedDelay(this::renew, RENEW_MINUTES, RENEW_MINUTES, TimeUnit.MINUTES);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(ConnectionActivated activated) {
        due.putIfAbsent(activated.id().value(), Due.now(false));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(LifeClaimed claimed) {
        rows.findByStatus(Connection.Status.ACTIVE).stream()
                .filter(row -> row.type() != Connection.Type.LOCAL)
                .forEach(row -> due.put(row.id(), Due.now(false)));
    }

    /** Goes on to another life everywhere: a copy that was made before cannot follow. */
    void renew() {
        all(true);
    }

    private void all(boolean anew) {
        Set<UUID> refused = anew ? lives.refused() : Set.of();
        rows.findByStatus(Connection.Status.ACTIVE).stream()
                .filter(row -> row.type() != Connection.Type.LOCAL && !refused.contains(row.id()))
                // Another life is wanted, although this one may still be on its way to the other side.
                .forEach(row -> due.merge(row.id(), Due.now(anew), (known, next) -> anew ? next : known));
    }

    private void look() {
        try {
            lives.toAsk().forEach(id -> due.putIfAbsent(id, Due.now(false)));
            due.forEach((id, known) -> {
                Due begun = known.begun();
                if (known.isNow() && due.replace(id, known, begun)) {
                    Objects.requireNonNull(threads).execute(() -> ask(id, begun));
                }
            });
        } catch (RuntimeException e) {
            LOG.warn("Which other sides have to be told of this process could not be read; it is tried again.", e);
        }
    }

    private void ask(UUID id, Due known) {
        boolean done = false;
        try {
            done = isDone(id, known.anew());
        } catch (NoAnswer | AddressRefused | SignatureRefused e) {
            LOG.debug("The other side of {} was not told of this process yet: {}", id, e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("The other side of {} could not be told of this process; it is tried again.", id, e);
        } finally {
            // What became due meanwhile stays.
            if (done) {
                due.remove(id, known);
            } else {
                due.replace(id, known, known.later());
            }
        }
    }

    private boolean isDone(UUID id, boolean anew) {
        Connection connection = rows.findById(id)
                .map(ConnectionRow::toConnection)
                .filter(found -> found.status() == Connection.Status.ACTIVE && found.remoteId() != null)
                .orElse(null);
        if (connection == null || connection.remoteKey() == null || connection.localKey() == null) {
            return true;
        }
        if (connection.isFetchedFrom()) {
            lives.say(id, anew); // the other side hears it when it asks
            return lives.isTaken(connection);
        }
        return calls.speak(connection, anew);
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = threads;
        threads = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }
}
