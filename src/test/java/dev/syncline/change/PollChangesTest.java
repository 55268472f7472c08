package dev.syncline.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.change.ItemChanged.Cause;
import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.fault.Faults;
import dev.syncline.item.Item;
import dev.syncline.queue.Outcome;
import dev.syncline.queue.Queue;
import dev.syncline.queue.Work;
import dev.syncline.testing.FakeQueue;
import dev.syncline.testing.FakeTracker;
import dev.syncline.testing.Slice;
import dev.syncline.twin.Twin;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.data.domain.PageRequest;

/** What becomes of the hints a tracker gives. */
class PollChangesTest {

    private final FakeTracker tracker = new FakeTracker();
    private final FakeQueue queue = new FakeQueue();
    private final ConnectionId connection = new ConnectionId(UUID.randomUUID());
    private final Slice slice = Slice.of(
            tracker,
            Map.of(Queue.class, queue.queue(), Connections.class, Mockito.mock(Connections.class)),
            "twin",
            "fault",
            "change");
    private final PollChanges poll = slice.get(PollChanges.class);
    private final Triggers triggers = slice.get(Triggers.class);
    private final Changes changes = slice.get(Changes.class);
    private final Twins twins = slice.get(Twins.class);
    private final Faults faults = slice.get(Faults.class);

    @BeforeEach
    void theFirstPollStartsAtNow() {
        tracker.person(Map.of("summary", "Long before"));
        poll.once();
        assertThat(queue.take()).isEmpty();
    }

    @AfterEach
    void stop() {
        slice.close();
    }

    @Test
    void tellsEveryConnectionThatHasTheItemUnderSyncOnce() {
        Item item = tracker.person(Map.of("summary", "Printer"));
        changes.exalate(connection, item.ref());
        changes.exalate(new ConnectionId(UUID.randomUUID()), item.ref());
        assertThat(causes()).containsExactly(Cause.EXALATED, Cause.EXALATED);

        tracker.personSets(item.ref().id(), "summary", "Printer on fire");
        poll.once();

        assertThat(causes()).containsExactly(Cause.CHANGED, Cause.CHANGED);
    }

    @Test
    void bringsNothingBackThatSomebodyTookOffSyncUntilItIsExalatedAgain() {
        triggers.create(connection, "ticket", "priority=high", "Urgent ones", true);
        Item item = tracker.person(Map.of("summary", "Printer", "priority", "high"));
        poll.once();
        assertThat(causes()).containsExactly(Cause.EXALATED);

        changes.unexalate(connection, item.ref());
        assertThat(causes()).containsExactly(Cause.UNEXALATED);
        twins.end(
                connection,
                twins.findByLocal(connection, item.ref()).orElseThrow().id());
        tracker.personSets(item.ref().id(), "summary", "Printer on fire");
        poll.once();
        assertThat(queue.take()).isEmpty();

        changes.exalate(connection, item.ref());
        assertThat(causes()).containsExactly(Cause.EXALATED);
        twins.end(
                connection,
                twins.findByLocal(connection, item.ref()).orElseThrow().id());
        tracker.personSets(item.ref().id(), "summary", "Printer repaired");
        poll.once();
        assertThat(causes()).containsExactly(Cause.EXALATED);
    }

    @Test
    void bringsADeletedCounterpartBackOnlyWhenSomebodyChangedTheItem() {
        triggers.create(connection, "ticket", "priority=high", "Urgent ones", true);
        Item item = tracker.person(Map.of("summary", "Printer", "priority", "high"));
        poll.once();
        assertThat(causes()).containsExactly(Cause.EXALATED);
        TwinId twin = twins.findByLocal(connection, item.ref()).orElseThrow().id();
        tracker.update(item.ref(), Map.of("summary", "Printer on fire"));
        twins.written(connection, twin, tracker.read("ticket", item.ref().id()).orElseThrow());
        twins.end(connection, twin);

        poll.once();
        assertThat(causes()).as("our own last write, noticed late").isEmpty();

        tracker.personSets(item.ref().id(), "summary", "Printer repaired");
        poll.once();
        assertThat(causes()).containsExactly(Cause.EXALATED);
    }

    @Test
    void saysNothingOfItemsThatAreNotUnderSync() {
        tracker.person(Map.of("summary", "Printer"));
        poll.once();

        assertThat(queue.take()).isEmpty();
    }

    @Test
    void neverMovesItsCursorBeforeWhatItCoveredIsKept() {
        Item item = tracker.person(Map.of("summary", "Printer"));
        changes.exalate(connection, item.ref());
        queue.take();
        tracker.personSets(item.ref().id(), "summary", "Printer on fire");

        queue.fail(new IllegalStateException("The database went away."));
        assertThatThrownBy(poll::once).hasMessage("The database went away.");
        assertThat(queue.take()).isEmpty();
        poll.once();

        assertThat(causes()).containsExactly(Cause.CHANGED);
    }

    @Test
    void readsPageAfterPage() {
        Item item = tracker.person(Map.of("summary", "0"));
        changes.exalate(connection, item.ref());
        queue.take();
        for (int number = 1; number <= 4; number++) {
            tracker.personSets(item.ref().id(), "summary", "" + number);
        }

        assertThat(poll.once()).isTrue();
        assertThat(poll.once()).isFalse();
        assertThat(queue.take()).hasSize(2);
        assertThat(poll.once()).isFalse();
        assertThat(queue.take()).isEmpty();
    }

    @Test
    void tellsThatAnItemIsGone() {
        Item item = tracker.person(Map.of("summary", "Printer"));
        changes.exalate(connection, item.ref());
        queue.take();
        tracker.personDeletes(item.ref().id());
        poll.once();

        assertThat(causes()).containsExactly(Cause.DELETED);
    }

    @Test
    void putsAMatchingItemUnderSyncAndAnotherNot() {
        triggers.create(connection, "ticket", "priority=high", "Only urgent ones", true);
        Item urgent = tracker.person(Map.of("priority", "high"));
        Item idle = tracker.person(Map.of("priority", "low"));
        poll.once();

        assertThat(causes()).containsExactly(Cause.EXALATED);
        assertThat(twins.findByLocal(connection, urgent.ref())).isPresent();
        assertThat(twins.findByLocal(connection, idle.ref())).isEmpty();
    }

    @Test
    void leavesItemsAloneWhileATriggerIsNotActive() {
        Trigger trigger = triggers.create(connection, "ticket", "priority=high", "", false);
        Item item = tracker.person(Map.of("priority", "high"));
        poll.once();
        assertThat(queue.take()).isEmpty();

        triggers.activate(trigger.id());
        tracker.personSets(item.ref().id(), "summary", "Now it counts");
        poll.once();
        assertThat(causes()).containsExactly(Cause.EXALATED);
    }

    @Test
    void keepsNoTriggerWhoseFilterTheTrackerCannotRead() {
        assertThatThrownBy(() -> triggers.create(connection, "ticket", "nonsense", "", true))
                .isInstanceOfSatisfying(
                        TrackerFailure.class,
                        failure ->
                                assertThat(failure.fields()).containsEntry("filter", "'nonsense' has no '=' in it."));
        assertThatThrownBy(() -> triggers.create(connection, "cheese", "a=b", "", true))
                .isInstanceOfSatisfying(
                        TrackerFailure.class,
                        failure -> assertThat(failure.fields()).containsKey("entityType"));
        assertThat(triggers.page(null, PageRequest.of(0, 10))).isEmpty();
    }

    @Test
    void losesTheTriggersOfAConnectionThatIsDeleted() {
        triggers.create(connection, "ticket", "priority=high", "", true);
        slice.publish(new ConnectionDeleted(connection));

        assertThat(triggers.page(connection, PageRequest.of(0, 10))).isEmpty();
    }

    @Test
    void letsAnItemThatATriggerCannotLookAtHoldUpNothingElse() {
        triggers.create(connection, "ticket", "priority=high", "", true);
        Item barred = tracker.person(Map.of("priority", "high"));
        Item other = tracker.person(Map.of("priority", "high"));
        tracker.failBefore("read", new TrackerFailure(TrackerFailure.Kind.FORBIDDEN, "You may not see ACME-3."));
        poll.once();

        List<Work> works = queue.take();
        assertThat(works).extracting(Work::kind).containsExactlyInAnyOrder(TriggerCheck.KIND, ItemChanged.KIND);
        assertThat(twins.findByLocal(connection, other.ref())).isPresent();
        assertThat(faults.open(connection, null, 10)).singleElement().satisfies(fault -> {
            assertThat(fault.item()).isEqualTo(barred.ref().key());
            assertThat(fault.message()).contains("priority=high").contains("You may not see ACME-3.");
        });
        assertThat(poll.once()).isFalse();
        assertThat(queue.take()).isEmpty();

        Work check = works.stream()
                .filter(work -> work.kind().equals(TriggerCheck.KIND))
                .findFirst()
                .orElseThrow();
        tracker.failBefore("matches", new TrackerFailure(TrackerFailure.Kind.CONTRACT_DRIFT, "No such field."));
        assertThat(slice.get(CheckTrigger.class).handle(check)).isEqualTo(Outcome.park("No such field."));
        tracker.failBefore("matches", new NullPointerException("bad data"));
        assertThat(slice.get(CheckTrigger.class).handle(check)).isEqualTo(Outcome.retry("bad data"));
        assertThat(faults.open(connection, null, 10)).hasSize(1);

        assertThat(slice.get(CheckTrigger.class).handle(check)).isEqualTo(Outcome.done());
        assertThat(twins.findByLocal(connection, barred.ref())).isPresent();
        assertThat(causes()).containsExactly(Cause.EXALATED);
        assertThat(faults.open(connection, null, 10)).isEmpty();
    }

    @Test
    void waitsWithEverythingWhileTheTrackerAsksForPatience() {
        triggers.create(connection, "ticket", "priority=high", "", true);
        tracker.person(Map.of("priority", "high"));
        tracker.failBefore("read", new TrackerFailure(TrackerFailure.Kind.RATE_LIMITED, "Slow down."));
        assertThatThrownBy(poll::once).hasMessage("Slow down.");
        assertThat(queue.take()).isEmpty();
        poll.once();

        assertThat(causes()).containsExactly(Cause.EXALATED);
    }

    @Test
    void knowsAnItemThatIsJustBeingCreatedForATwin() {
        triggers.create(connection, "ticket", "priority=high", "Would bounce", true);
        Twin twin = twins.accept(connection, new TwinId(UUID.randomUUID()), "r1", "GLO-1");
        twins.creating(connection, twin.id(), true);
        Item item = tracker.create("ticket", twin.correlationKey(), Map.of("priority", "high"));
        poll.once();

        assertThat(queue.take()).singleElement().satisfies(work -> {
            ItemChanged change = ItemChanged.fromPayload(work.payload());
            assertThat(change.twin()).isEqualTo(twin.id());
            assertThat(change.cause()).isEqualTo(Cause.CHANGED);
        });
        assertThat(twins.findByLocal(connection, item.ref())).isEmpty();
    }

    private List<Cause> causes() {
        return queue.take().stream()
                .map(work -> ItemChanged.fromPayload(work.payload()).cause())
                .toList();
    }
}
