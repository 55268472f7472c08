package dev.syncline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connection.Connection;
import dev.syncline.connection.Connection.Status;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.MigratedDatabase;
import dev.syncline.testing.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A partner that cannot be reached for a month is asked rarely, and then gets everything once and in order. */
class ThirtyDaysAwayTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-31T12:00:00Z"));

    @Test
    @Timeout(240)
    void losesNothingAndAsksAtMostOnceInEightMinutes(@TempDir Path data) {
        try (Side acme = side("acme", data);
                Side globex = side("globex", data)) {
            Side.connect(acme, globex, Status.ACTIVE, Status.ACTIVE);
            List<UUID> twins = List.of(UUID.randomUUID(), UUID.randomUUID());
            acme.network.down = true;
            for (int step = 0; step < 10; step++) {
                for (UUID twin : twins) {
                    acme.send(twin, "%02d".formatted(step));
                }
            }
            Instant back = clock.instant().plus(Duration.ofDays(30));
            List<Duration> waits = new ArrayList<>();
            while (clock.instant().isBefore(back)) {
                Duration wait = untilNextLook(acme);
                waits.add(wait);
                acme.network.sent.clear();
                clock.advance(wait);
                acme.queue().wake(acme.id.value(), SendEnvelope.KIND);
                awaitCall(acme);
            }
            assertThat(waits)
                    .hasSizeBetween(3_600, 5_450)
                    .allMatch(wait -> wait.compareTo(Duration.ofMinutes(12)) <= 0);
            assertThat(waits.subList(4, waits.size())).allMatch(wait -> wait.compareTo(Duration.ofMinutes(8)) >= 0);
            assertThat(globex.received).isEmpty();
            assertThat(acme.count("transport_outbox")).isEqualTo(20);

            Duration last = untilNextLook(acme);
            acme.network.down = false;
            clock.advance(last);
            acme.queue().wake(acme.id.value(), SendEnvelope.KIND);
            Eventually.holds("all came", () -> globex.received.size() == 20);
            twins.forEach(twin -> assertThat(globex.bodies(twin)).hasSize(10).isSorted());
        }
    }

    /** Waits until a call has failed, and says how long nothing is sent now. */
    private Duration untilNextLook(Side acme) {
        Peers peers = acme.get(Peers.class);
        Connection connection = Objects.requireNonNull(acme.connections.get(acme.id));
        Optional<Instant> next = peers.nextLook(connection);
        while (next.filter(clock.instant()::isBefore).isEmpty()) {
            Thread.onSpinWait();
            next = peers.nextLook(connection);
        }
        return Duration.between(clock.instant(), next.get());
    }

    private static void awaitCall(Side acme) {
        while (acme.network.sent.isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private Side side(String name, Path data) {
        return new Side(name, MigratedDatabase.inMemory(), clock, data, Optional.empty());
    }
}
