package dev.syncline.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.change.ItemChanged;
import dev.syncline.change.ItemChanged.Cause;
import dev.syncline.item.Item;
import dev.syncline.queue.NewWork;
import dev.syncline.queue.Outcome;
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

/** What an outgoing rule asked of syncHelper is done once its run is through. */
class GrantWishesTest {

    private final FakeTracker tracker = new FakeTracker();
    private final FakeEnvelopes envelopes = new FakeEnvelopes();
    private final FakeQueue queue = new FakeQueue();
    private final FakeSide side = new FakeSide();
    private final Slice slice = Slice.of(
            tracker,
            side.with(Map.of(Envelopes.class, envelopes.envelopes(), Queue.class, queue.queue())),
            "twin",
            "fault",
            "script",
            "change",
            "outgoing");
    private final SendChange send = slice.get(SendChange.class);
    private final Twins twins = slice.get(Twins.class);
    private final Item item = tracker.person(Map.of("summary", "Printer", "status", Map.of("name", "Open")));
    private final TwinId twin = twins.begin(side.connection, item.ref()).id();

    @AfterEach
    void stop() {
        slice.close();
    }

    @Test
    void bringsItemsUnderSyncThatTheRuleNamedAndOnlyOnce() {
        Item child = tracker.person(Map.of("summary", "Part", "status", Map.of("name", "Open")));
        side.publish(
                "replica.summary = issue.summary\nsyncHelper.exalate('%s')\nsyncHelper.exalate('NOPE-1')"
                        .formatted(child.ref().key()),
                "");
        assertThat(look(1)).isEqualTo(Outcome.done());

        assertThat(twins.findByLocal(side.connection, child.ref())).isPresent();
        assertThat(queue.take())
                .extracting(each -> ItemChanged.fromPayload(each.payload()).cause())
                .containsExactly(Cause.EXALATED);
        look(2);
        assertThat(queue.take()).isEmpty();
    }

    @Test
    void takesTheItemOffSyncWhenTheRuleAsks() {
        side.publish("replica.summary = issue.summary\nsyncHelper.unExalate()", "");
        look(1);

        assertThat(queue.take())
                .extracting(each -> ItemChanged.fromPayload(each.payload()).cause())
                .containsExactly(Cause.UNEXALATED);
        assertThat(envelopes.take()).as("what is on its way goes first").hasSize(1);
    }

    private Outcome look(long number) {
        NewWork work = new ItemChanged(side.connection, twin, item.ref(), Cause.CHANGED).toWork();
        return send.handle(new Work(
                number, work.kind(), work.lane(), work.connection(), work.subject(), work.payload(), 0, Instant.EPOCH));
    }
}
