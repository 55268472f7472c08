package dev.syncline.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

import dev.syncline.change.ItemChanged.Cause;
import dev.syncline.change.ItemLooked.Result;
import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.connector.RateBudget;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.Item;
import dev.syncline.queue.Counts;
import dev.syncline.queue.Queue;
import dev.syncline.queue.Work;
import dev.syncline.testing.FakeQueue;
import dev.syncline.testing.FakeSide;
import dev.syncline.testing.FakeTracker;
import dev.syncline.testing.Slice;
import dev.syncline.twin.StayOut;
import dev.syncline.twin.Twins;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All items that a trigger's filter matches come under sync, or are taken off: a few at a time, behind everything else. */
class BulksTest {

    private static final int AT_ONCE = 20;

    private final FakeTracker tracker = new FakeTracker();
    private final FakeQueue queue = new FakeQueue();
    private final Queue work = queue.queue();
    private final FakeSide side = new FakeSide();
    private final Slice slice = Slice.of(tracker, side.with(Map.of(Queue.class, work)), "twin", "fault", "change");
    private final Bulks bulks = slice.get(Bulks.class);
    private final BulkSteps steps = slice.get(BulkSteps.class);
    private final Twins twins = slice.get(Twins.class);
    private Trigger trigger;

    @BeforeEach
    void nothingElseIsOnItsWay() {
        given(work.counts(any())).willReturn(new Counts(0, 0, 0, 0, 0));
        trigger = slice.get(Triggers.class).create(side.connection, "ticket", "colour=red", "", false);
    }

    @AfterEach
    void stop() {
        slice.close();
    }

    @Test
    void bringsEveryMatchingItemUnderSyncOnceAFewAtATime() {
        items(50, "red");
        items(5, "blue");
        bulks.start(trigger.id(), Bulk.Kind.EXALATE, "alma");
        Set<String> seen = new HashSet<>();
        for (int expected : List.of(AT_ONCE, AT_ONCE, 10, 0)) {
            steps.all(1);
            List<ItemChanged> put = put();
            assertThat(put).hasSize(expected).allMatch(each -> each.cause() == Cause.EXALATED);
            put.forEach(each -> assertThat(seen.add(each.item().id())).isTrue());
            put.forEach(each -> slice.publish(new ItemLooked(each, Result.SENT)));
        }
        Bulk done = now();
        assertThat(done.state()).isEqualTo(Bulk.State.DONE);
        assertThat(List.of(done.looked(), done.done(), done.needless(), done.waiting()))
                .containsExactly(50L, 50L, 0L, 0L);
        assertThat(twins.count(side.connection)).isEqualTo(50);
    }

    @Test
    void leavesAloneWhatIsUnderSyncOrWasTakenOff() {
        List<Item> red = items(3, "red");
        twins.begin(side.connection, red.get(0).ref());
        slice.get(StayOut.class).add(side.connection, red.get(1).ref());
        bulks.start(trigger.id(), Bulk.Kind.EXALATE, "alma");
        steps.all(1);
        assertThat(put())
                .extracting(each -> each.item().id())
                .containsExactly(red.get(2).ref().id());
        assertThat(List.of(now().needless(), now().staysOut(), now().waiting())).containsExactly(1L, 1L, 1L);
    }

    @Test
    void takesMatchingItemsOffSyncSoThatTriggersLeaveThemAlone() {
        List<Item> red = items(2, "red");
        twins.begin(side.connection, red.get(0).ref());
        bulks.start(trigger.id(), Bulk.Kind.UNEXALATE, "alma");
        steps.all(1);
        List<ItemChanged> put = put();
        assertThat(put).extracting(ItemChanged::cause).containsExactly(Cause.UNEXALATED);
        slice.publish(new ItemLooked(put.get(0), Result.GONE));
        assertThat(List.of(now().done(), now().needless())).containsExactly(1L, 1L);
        assertThat(slice.get(StayOut.class).of(red.get(0).ref())).containsExactly(side.connection);
    }

    @Test
    void waitsForWhatItHandedOutAndStopsWhenAsked() {
        items(50, "red");
        bulks.start(trigger.id(), Bulk.Kind.EXALATE, "alma");
        steps.all(1);
        List<ItemChanged> put = put();
        steps.all(1);
        assertThat(put()).as("nothing more while as many are on their way").isEmpty();
        slice.publish(new ItemLooked(put.get(0), Result.FAILED));
        assertThat(bulks.stop(trigger.id())).isTrue();
        assertThat(bulks.stop(trigger.id())).isFalse();
        steps.all(1);
        assertThat(put()).isEmpty();
        assertThat(List.of(now().state().name(), now().failed())).containsExactly("STOPPED", 1L);
    }

    @Test
    void goesOnBeforeTheClockSaysSoOnceHalfOfItWasLookedAt() {
        items(50, "red");
        bulks.start(trigger.id(), Bulk.Kind.EXALATE, "alma");
        int half = slice.get(Pace.class).enough();
        assertThat(steps.all(1)).isTrue();
        List<ItemChanged> put = put();
        put.subList(0, half - 1).forEach(each -> slice.publish(new ItemLooked(each, Result.SENT)));
        assertThat(steps.all(half)).as("the rest is on its way").isTrue();
        assertThat(put()).isEmpty();
        slice.publish(new ItemLooked(put.get(half), Result.SENT));
        steps.all(half);
        assertThat(put()).hasSize(half);
        bulks.stop(trigger.id());
        assertThat(steps.all(half)).as("nothing runs").isFalse();
    }

    @Test
    void usesHalfOfTheTrackersLimitAndLeavesTheRestToPeople() {
        Instant anew = slice.get(Clock.class).instant().plus(Duration.ofMinutes(50));
        items(50, "red");
        bulks.start(trigger.id(), Bulk.Kind.EXALATE, "alma");
        tracker.tells(new RateBudget("calls per hour", 1803, 3600, anew));
        steps.all(1);
        assertThat(put()).as("as many as half of the limit has room for").hasSize(3);
        tracker.tells(new RateBudget("calls per hour", 1800, 3600, anew));
        steps.all(1);
        assertThat(put()).isEmpty();
        assertThat(now().problem()).contains("1800 more of 3600 calls per hour", "people");
        assertThat(now().running()).isTrue();
    }

    @Test
    void waitsWhileTheTrackerDoesNotAnswerAndSaysWhy() {
        items(2, "red");
        bulks.start(trigger.id(), Bulk.Kind.EXALATE, "alma");
        tracker.failBefore("search", new TrackerFailure(TrackerFailure.Kind.TRANSIENT, "The tracker does not answer."));
        steps.all(1);
        assertThat(now().problem()).isEqualTo("The tracker does not answer.");
        assertThat(now().running()).isTrue();
    }

    @Test
    void endsWhereTheTrackerCannotReadTheFilter() {
        items(2, "red");
        bulks.start(trigger.id(), Bulk.Kind.EXALATE, "alma");
        tracker.failBefore("search", new TrackerFailure(TrackerFailure.Kind.VALIDATION, "There is no field colour."));
        steps.all(1);
        assertThat(now().state()).isEqualTo(Bulk.State.FAILED);
        assertThat(now().problem()).isEqualTo("There is no field colour.");
    }

    @Test
    void goesWithItsTriggerAndItsConnection() {
        items(50, "red");
        bulks.start(trigger.id(), Bulk.Kind.EXALATE, "alma");
        slice.get(Triggers.class).delete(trigger.id());
        steps.all(1);
        assertThat(bulks.find(trigger.id())).isEmpty();
        Trigger other = slice.get(Triggers.class).create(side.connection, "ticket", "colour=red", "", false);
        bulks.start(other.id(), Bulk.Kind.EXALATE, "alma");
        slice.publish(new ConnectionDeleted(side.connection));
        assertThat(bulks.find(other.id())).isEmpty();
    }

    private List<Item> items(int number, String colour) {
        return IntStream.range(0, number)
                .mapToObj(i -> tracker.person(Map.of("summary", "Item " + i, "colour", colour)))
                .toList();
    }

    private Bulk now() {
        return bulks.find(trigger.id()).orElseThrow();
    }

    private List<ItemChanged> put() {
        List<Work> put = queue.take();
        assertThat(put).allMatch(Work::backFill);
        return put.stream().map(Work::payload).map(ItemChanged::fromPayload).toList();
    }
}
