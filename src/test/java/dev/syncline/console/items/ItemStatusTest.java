package dev.syncline.console.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connection.Connection;
import dev.syncline.connection.Connection.Mode;
import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.console.connections.Examples;
import dev.syncline.console.queue.QueueEvent;
import dev.syncline.transport.Envelope;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was made for the other side is not told as if it were there. */
class ItemStatusTest {

    private final Connection connection = Examples.connection(Status.ACTIVE, Type.PUBLIC, Mode.SCRIPT);
    private final Envelope envelope =
            new Envelope(Examples.ID, new UUID(0, 1), 1, new UUID(3, 4), "sync", "ACME-7", "{}");

    @Test
    void isOnItsWayWhileItsEnvelopeWaits() {
        assertThat(waitingFor(false, envelope).isOnItsWay(connection)).isTrue();
    }

    @Test
    void isNotOnItsWayBeforeTheRuleMadeItNorWhenItComesFromThere() {
        assertThat(waitingFor(false, null).isOnItsWay(connection)).isFalse();
        assertThat(waitingFor(true, envelope).isOnItsWay(connection)).isFalse();
    }

    private static ItemStatus waitingFor(boolean incoming, @Nullable Envelope envelope) {
        QueueEvent event = new QueueEvent(ItemExamples.parked(), incoming, "Change", 1L, null, envelope);
        return new ItemStatus(
                Map.of(),
                new ItemStatus.Out(List.of(), List.of(), List.of()),
                List.of(event),
                Map.of(),
                Map.of(),
                List.of(),
                null,
                List.of(),
                Map.of());
    }
}
