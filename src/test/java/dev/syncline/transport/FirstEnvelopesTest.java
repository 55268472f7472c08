package dev.syncline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.connection.ConnectionId;
import dev.syncline.testing.MigratedDatabase;
import dev.syncline.testing.MovableClock;
import dev.syncline.testing.PostgresServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first envelopes of a connection, sent by several workers at once, are numbered without one of them failing. */
class FirstEnvelopesTest {

    private static final int WORKERS = 4;

    /** The same sentence for each database. */
    abstract static class Contract {

        abstract PostgresServer.Database database();

        @Test
        void areNumberedWhenSeveralAreSentAtOnce(@TempDir Path data) throws Exception {
            ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
            MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
            try (Side acme = new Side("acme", database(), clock, data, Optional.empty())) {
                for (int connection = 0; connection < 10; connection++) {
                    assertThat(sendTogether(acme, workers)).containsExactly(1L, 2L, 3L, 4L);
                }
            } finally {
                workers.shutdownNow();
            }
        }

        /** Sends one envelope by each worker over a new connection; fails as the first of them that failed. */
        private static List<Long> sendTogether(Side side, ExecutorService workers) throws Exception {
            ConnectionId fresh = new ConnectionId(UUID.randomUUID());
            side.know(fresh, fresh, Type.PUBLIC, Status.PENDING, side.address, side.key());
            CyclicBarrier together = new CyclicBarrier(WORKERS);
            List<Future<?>> sent = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                sent.add(workers.submit(() -> {
                    together.await();
                    side.send(fresh, UUID.randomUUID(), "one");
                    return null;
                }));
            }
            for (Future<?> each : sent) {
                each.get();
            }
            return side.get(Outbox.class).next(fresh).stream()
                    .map(stored -> stored.message().sequence())
                    .sorted()
                    .toList();
        }
    }

    /** On the embedded database. */
    @Nested
    class OnH2 extends Contract {
        @Override
        PostgresServer.Database database() {
            return MigratedDatabase.inMemory();
        }
    }

    /** On PostgreSQL. */
    @Nested
    class OnPostgres extends Contract {
        @Override
        PostgresServer.Database database() {
            return PostgresServer.newDatabase();
        }
    }
}
