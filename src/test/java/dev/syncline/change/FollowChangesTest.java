package dev.syncline.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.change.ItemChanged.Cause;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.connector.ChangeStream;
import dev.syncline.connector.ChangesPage.Hint;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.Item;
import dev.syncline.queue.Queue;
import dev.syncline.queue.Work;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.FakeQueue;
import dev.syncline.testing.FakeTracker;
import dev.syncline.testing.Slice;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mockito;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a tracker tells on a stream is kept with the place it was told at, and looked at like what a webhook brings. */
@ExtendWith(OutputCaptureExtension.class)
class FollowChangesTest {

    private static final String TOPIC = "acme /data/TicketChangeEvent";

    private final FakeTracker tracker = new FakeTracker();
    private final FakeQueue queue = new FakeQueue();
    private final Slice slice = Slice.of(
            tracker,
            Map.of(Queue.class, queue.queue(), Connections.class, Mockito.mock(Connections.class)),
            "twin",
            "fault",
            "change");
    private final FollowChanges follow = slice.get(FollowChanges.class);
    private final AtomicReference<ChangeStream.Listener> listener = new AtomicReference<>();
    private final AtomicInteger closed = new AtomicInteger();
    private final Item item = tracker.person(Map.of("summary", "Printer"));

    @AfterEach
    void stop() {
        slice.close();
    }

    @Test
    void aHintLeadsToALookAtTheItem() {
        ConnectionId connection = new ConnectionId(UUID.randomUUID());
        slice.get(Changes.class).exalate(connection, item.ref());
        queue.take();
        begin();

        told().heard(TOPIC, List.of(new Hint(item.ref(), false)), "AQ==");

        Work delivery = queue.take().get(0);
        slice.get(TakeDelivery.class).handle(delivery);
        assertThat(queue.take())
                .extracting(work -> ItemChanged.fromPayload(work.payload()).cause())
                .containsExactly(Cause.CHANGED);
        assertThat(told().place(TOPIC)).isEqualTo("AQ==");
    }

    @Test
    void hintsAndPlaceAreKeptBothOrNeither() {
        begin();
        told().heard(TOPIC, List.of(), "AQ==");
        queue.fail(new IllegalStateException("The database is not there."));

        assertThatThrownBy(() -> told().heard(TOPIC, List.of(new Hint(item.ref(), false)), "Ag=="))
                .isInstanceOf(IllegalStateException.class);

        assertThat(told().place(TOPIC)).isEqualTo("AQ==");
        assertThat(queue.take()).isEmpty();
    }

    @Test
    void manyHintsAreLookedAtInParts() {
        begin();
        List<Hint> many = IntStream.range(0, 450)
                .mapToObj(number -> new Hint(item.ref(), false))
                .toList();

        told().heard(TOPIC, many, "AQ==");

        assertThat(queue.take())
                .extracting(work -> Delivery.fromPayload(work.payload()).hints().size())
                .containsExactly(200, 200, 50);
    }

    @Test
    void aPlaceThatIsLostIsForgottenAndOthersAreNot() {
        begin();
        told().heard(TOPIC, List.of(), "AQ==");
        told().heard("other", List.of(), "Ag==");

        told().lost(TOPIC);

        assertThat(told().place(TOPIC)).isNull();
        assertThat(told().place("other")).isEqualTo("Ag==");
    }

    @Test
    void theStreamIsClosedWhenTheClaimIsLost() {
        offer();

        follow.follow(() -> false);

        assertThat(closed).hasValue(1);
    }

    @Test
    void theStreamIsClosedWhenTheNodeStops() {
        CompletableFuture<Void> following = begin();

        follow.stop();

        following.join();
        assertThat(closed).hasValue(1);
    }

    @Test
    void aTrackerWithoutAStreamIsLeftAlone() {
        follow.follow(() -> {
            throw new AssertionError("There is nothing to hold.");
        });
    }

    @Test
    void whyThereIsNoStreamIsToldOnce(CapturedOutput output) {
        tracker.streams(any -> {
            throw TrackerFailure.ofField("pubSub", "'10.1.2.3' is not a public address.");
        });

        follow.follow(() -> true);
        follow.follow(() -> true);

        assertThat(output.getOut().split("'10.1.2.3' is not a public address.", -1))
                .hasSize(2);
    }

    @Test
    void theSameTroubleIsToldAgainWhereItWasOverInBetween(CapturedOutput output) {
        tracker.streams(any -> {
            throw TrackerFailure.ofField("pubSub", "'10.1.2.3' is not a public address.");
        });
        follow.follow(() -> true);
        offer();
        follow.follow(() -> false);
        tracker.streams(any -> {
            throw TrackerFailure.ofField("pubSub", "'10.1.2.3' is not a public address.");
        });

        follow.follow(() -> true);

        assertThat(output.getOut().split("'10.1.2.3' is not a public address.", -1))
                .hasSize(3);
    }

    private void offer() {
        tracker.streams(who -> {
            listener.set(who);
            return Optional.of(closed::incrementAndGet);
        });
    }

    /** Follows until the node stops. */
    private CompletableFuture<Void> begin() {
        offer();
        CompletableFuture<Void> following = CompletableFuture.runAsync(() -> follow.follow(() -> true));
        Eventually.holds("the stream is followed", () -> listener.get() != null);
        return following;
    }

    private ChangeStream.Listener told() {
        return Objects.requireNonNull(listener.get());
    }
}
