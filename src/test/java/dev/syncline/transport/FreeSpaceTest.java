package dev.syncline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connection.Connection.Status;
import dev.syncline.fault.Fault;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.MigratedDatabase;
import dev.syncline.testing.MovableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose disk is nearly full takes nothing new, says so on both sides, and goes on by itself. */
class FreeSpaceTest {

    private static final MovableClock CLOCK = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));

    @Test
    void leavesWithTheOtherSideWhatItHasNoRoomFor(@TempDir Path data) {
        try (Side acme = side("acme", data, "0");
                Side globex = side("globex", data, "1000000TB")) {
            Side.connect(acme, globex, Status.ACTIVE, Status.ACTIVE);
            acme.send(UUID.randomUUID(), "one");
            Eventually.holds(
                    "it waits",
                    () -> acme.queue().page(null, 0, 1).stream()
                            .anyMatch(work -> String.valueOf(work.reason())
                                    .contains("answered 507: The disk of this node is nearly full")));
            assertThat(globex.received).isEmpty();
            assertThat(acme.queue().page(null, 0, 1).get(0).nextTry())
                    .as("as its Retry-After asks")
                    .isEqualTo(CLOCK.instant().plusSeconds(60));
            assertThat(globex.faults).singleElement().satisfies(fault -> {
                assertThat(fault.level()).isEqualTo(Fault.Level.NODE);
                assertThat(fault.message()).contains("syncline.transport.free-space");
            });
            globex.send(UUID.randomUUID(), "two");
            Eventually.holds("the other direction goes on", () -> acme.received.size() == 1);
        }
    }

    private static Side side(String name, Path data, String least) {
        return new Side(
                name,
                MigratedDatabase.inMemory(),
                CLOCK,
                data,
                Optional.empty(),
                Map.of("syncline.transport.free-space", least));
    }
}
