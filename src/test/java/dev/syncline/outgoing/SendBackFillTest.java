package dev.syncline.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.change.ItemChanged;
import dev.syncline.item.Item;
import dev.syncline.queue.NewWork;
import dev.syncline.queue.Queue;
import dev.syncline.queue.Work;
import dev.syncline.testing.FakeEnvelopes;
import dev.syncline.testing.FakeQueue;
import dev.syncline.testing.FakeSide;
import dev.syncline.testing.FakeTracker;
import dev.syncline.testing.Slice;
import dev.syncline.transport.Envelopes;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a long operation sends says that it is part of one. */
class SendBackFillTest {

    private final FakeTracker tracker = new FakeTracker();
    private final FakeEnvelopes envelopes = new FakeEnvelopes();
    private final FakeSide side = new FakeSide();
    private final Slice slice = Slice.of(
            tracker,
            side.with(Map.of(Envelopes.class, envelopes.envelopes(), Queue.class, new FakeQueue().queue())),
            "twin",
            "fault",
            "script",
            "change",
            "outgoing");
    private final Item item = tracker.person(Map.of("summary", "Printer"));
    private final TwinId twin =
            slice.get(Twins.class).begin(side.connection, item.ref()).id();

    @AfterEach
    void stop() {
        slice.close();
    }

    @Test
    void andWhatSomebodyWaitsForDoesNot() {
        look(true);
        look(false);
        assertThat(envelopes.take()).extracting(envelopes::isBackFill).containsExactly(true, false);
    }

    private void look(boolean backFill) {
        NewWork work = new ItemChanged(side.connection, twin, item.ref(), ItemChanged.Cause.EXALATED).toWork();
        slice.get(SendChange.class)
                .handle(new Work(
                        1,
                        work.kind(),
                        work.lane(),
                        work.connection(),
                        work.subject(),
                        work.payload(),
                        0,
                        Instant.EPOCH,
                        backFill));
    }
}
