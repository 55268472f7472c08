package dev.syncline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connection.Connection.Status;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.MigratedDatabase;
import dev.syncline.testing.MovableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/** An envelope says whether it is part of a long operation: whoever applies it lets others' changes go first. */
class BackFillTravelsTest {

    @Test
    void toTheQueueOfTheOtherSide(@TempDir Path data) throws Exception {
        MovableClock clock = new MovableClock(Instant.parse("2026-01-31T12:00:00Z"));
        try (Side acme = new Side("acme", MigratedDatabase.inMemory(), clock, data, Optional.empty());
                Side globex = new Side("globex", MigratedDatabase.inMemory(), clock, data, Optional.empty())) {
            Side.connect(acme, globex, Status.ACTIVE, Status.ACTIVE);
            acme.get(TransactionTemplate.class)
                    .executeWithoutResult(status -> acme.get(Envelopes.class)
                            .send(acme.id, UUID.randomUUID(), "sync", "ACME-1", "one of many", true));
            acme.send(UUID.randomUUID(), "a change");
            Eventually.holds("both came", () -> globex.received.size() == 2);
            assertThat(globex.backFills).containsExactly("one of many");
        }
    }
}
