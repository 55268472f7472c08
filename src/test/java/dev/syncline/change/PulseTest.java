package dev.syncline.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.change.ItemLooked.Result;
import dev.syncline.connection.ConnectionId;
import dev.syncline.item.ItemRef;
import dev.syncline.twin.TwinId;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A long operation goes on when enough of its items were looked at, when its time is up, or not at all any more. */
class PulseTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final Pulse pulse = new Pulse();

    @Test
    void whoeverWaitsGoesOnWhenEnoughWereLookedAt() {
        CompletableFuture<Boolean> enough = waiting(pulse.count(), 3);
        looked(3);
        assertThat(enough.join()).isTrue();
    }

    @Test
    void whatWasLookedAtBeforeTheWaitCounts() throws InterruptedException {
        long before = pulse.count();
        looked(2);
        assertThat(pulse.await(before, 2, LONG)).isTrue();
        assertThat(pulse.await(pulse.count(), 1, Duration.ZERO)).isFalse();
    }

    @Test
    void nobodyWaitsOnWhenTheNodeStops() {
        CompletableFuture<Boolean> enough = waiting(pulse.count(), 3);
        looked(1);
        pulse.stop();
        assertThat(enough.join()).isFalse();
        assertThat(pulse.isOver()).isTrue();
    }

    private CompletableFuture<Boolean> waiting(long since, int more) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return pulse.await(since, more, LONG);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void looked(int times) {
        ItemRef item = new ItemRef("fake", "acme", "ticket", "1", "ACME-1");
        ItemChanged change = new ItemChanged(
                new ConnectionId(UUID.randomUUID()), new TwinId(UUID.randomUUID()), item, ItemChanged.Cause.RERUN);
        for (int i = 0; i < times; i++) {
            pulse.looked(new ItemLooked(change, Result.SENT));
        }
    }
}
