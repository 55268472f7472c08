package dev.syncline.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.syncline.connection.Connection.Status;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.fault.NewFault;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.MigratedDatabase;
import dev.syncline.testing.MovableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.ArgumentCaptor;
import org.springframework.util.unit.DataSize;

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
            assertThat(globex.faults).singleElement().satisfies(fault -> {
                assertThat(fault.level()).isEqualTo(Fault.Level.NODE);
                assertThat(fault.message()).contains("syncline.transport.free-space");
            });
            globex.send(UUID.randomUUID(), "two");
            Eventually.holds("the other direction goes on", () -> acme.received.size() == 1);
        }
    }

    @Test
    void saysItOnceAndThatItIsOver() {
        Faults faults = mock(Faults.class);
        AtomicLong usable = new AtomicLong(50 << 20);
        FreeSpace space = new FreeSpace(usable::get, DataSize.ofMegabytes(100), faults);
        assertThat(space.isShort()).isTrue();
        assertThat(space.isShort()).isTrue();
        ArgumentCaptor<NewFault> told = ArgumentCaptor.captor();
        verify(faults, times(1)).report(told.capture());
        assertThat(told.getValue().message()).contains("has 50 MB left, less than the 100 MB");
        usable.set(200 << 20);
        assertThat(space.isShort()).isFalse();
        verify(faults, times(1)).report(any());
        verify(faults).resolveNode("disk");
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
