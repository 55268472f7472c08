package dev.syncline.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

import dev.syncline.change.ConnectEnded;
import dev.syncline.change.ItemChanged;
import dev.syncline.change.ItemLooked;
import dev.syncline.change.ItemsConnect;
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
import dev.syncline.worklist.Worklist.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists are checked row by row before anything is done, and then done a few at a time. */
class WorklistsTest {

    private static final int AT_ONCE = 20;

    private final FakeTracker tracker = new FakeTracker();
    private final FakeQueue queue = new FakeQueue();
    private final Queue work = queue.queue();
    private final FakeSide side = new FakeSide();
    private final Slice slice =
            Slice.of(tracker, side.with(Map.of(Queue.class, work)), "twin", "fault", "change", "worklist");
    private final Worklists lists = slice.get(Worklists.class);
    private final Twins twins = slice.get(Twins.class);

    @BeforeEach
    void nothingElseIsOnItsWay() {
        given(work.counts(any())).willReturn(new Counts(0, 0, 0, 0, 0));
    }

    @AfterEach
    void stop() {
        slice.close();
    }

    @Test
    void getsOnWhereTheTrackerTellsOfALimitAndKeepsHalfOfItFree() {
        Instant anew = slice.get(Clock.class).instant().plus(Duration.ofMinutes(50));
        tracker.tells(new RateBudget("calls per hour", 1800, 3600, anew));
        UUID list = connect("Local,Remote\n%s,GLOBEX-1\n".formatted(key(item())));
        check();
        assertThat(lists.find(list).orElseThrow().problem()).contains("1800 more of 3600 calls per hour");
        tracker.tells(new RateBudget("calls per hour", 3000, 3600, anew));
        UUID other = connect("Local,Remote\n%s,GLOBEX-1\n".formatted(key(item())));
        check();
        assertThat(lists.lines(other, WorklistLine.State.READY, 0, 10)).hasSize(1);
    }

    @Test
    void saysOfEachRowWhatIsWrongBeforeAnythingIsDone() {
        Item free = item();
        Item other = item();
        Item taken = item();
        twins.begin(side.connection, taken.ref());
        UUID list = connect("""
                Local,Remote
                %s,GLOBEX-1
                nobody,GLOBEX-2
                %s,GLOBEX-3
                %s,GLOBEX-4
                %s,GLOBEX-1
                only one column
                """.formatted(key(free), key(taken), key(free), key(other)));
        check();
        assertThat(lists.lines(list, null, 0, 10))
                .extracting(WorklistLine::number, WorklistLine::state)
                .containsExactly(
                        tuple(2, WorklistLine.State.READY),
                        tuple(3, WorklistLine.State.WRONG),
                        tuple(4, WorklistLine.State.WRONG),
                        tuple(5, WorklistLine.State.WRONG),
                        tuple(6, WorklistLine.State.WRONG),
                        tuple(7, WorklistLine.State.WRONG));
        assertThat(lists.lines(list, WorklistLine.State.WRONG, 0, 10))
                .extracting(WorklistLine::words)
                .containsExactly(
                        "There is no such item in your tracker.",
                        "It is under sync on this connection already. Unexalate it first.",
                        "“%s” is in row 2 already.".formatted(key(free)),
                        "“GLOBEX-1” is in row 2 already.",
                        "A pair has two columns: your item, then the other side's. This row has 1.");
        assertThat(now(list).state()).isEqualTo(State.CHECKED);
        works();
        assertThat(queue.take()).as("nothing before somebody starts it").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local_key,remote_key", "Your item;Other item", "Issue Key,Partner", "SOURCE-KEY\tTarget"})
    void takesTheUsualHeadingsForOne(String heading) {
        Item free = item();
        UUID list = connect(heading + "\n" + key(free) + heading.replaceAll("[^,;\t]", "") + "GLOBEX-1\n");
        check();
        assertThat(lists.lines(list, null, 0, 10))
                .singleElement()
                .satisfies(line -> assertThat(line.state()).isEqualTo(WorklistLine.State.READY));
    }

    @Test
    void namesTheHeadingsItTakesWhereTheFirstRowIsNoItem() {
        UUID list = connect("Mine,Theirs\nnobody,GLOBEX-2\n");
        check();
        assertThat(lists.lines(list, WorklistLine.State.WRONG, 0, 10))
                .extracting(WorklistLine::words)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("There is no such item in your tracker. If this row is a heading,")
                                .contains("local key, ", "issue key"),
                        second -> assertThat(second).isEqualTo("There is no such item in your tracker."));
    }

    @Test
    void connectsAFewAtATimeAndTellsWhatTheOtherSideSaid() {
        List<Item> items = IntStream.range(0, 30).mapToObj(i -> item()).toList();
        StringBuilder csv = new StringBuilder();
        items.forEach(
                item -> csv.append(key(item)).append(";R-").append(key(item)).append('\n'));
        UUID list = connect(csv.toString());
        check();
        assertThat(lists.start(list)).isTrue();
        works();
        List<ItemsConnect> asked = asked();
        assertThat(asked).hasSize(AT_ONCE);
        works();
        assertThat(asked()).as("nothing more while as many are on their way").isEmpty();
        asked.subList(1, AT_ONCE).forEach(each -> ended(each, null));
        ended(asked.get(0), "Nobody permitted it.");
        works();
        asked().forEach(each -> ended(each, null));
        works();
        assertThat(now(list).state()).isEqualTo(State.DONE);
        assertThat(List.of(now(list).tally().done(), now(list).tally().failed()))
                .containsExactly(29L, 1L);
        assertThat(lists.lines(list, WorklistLine.State.FAILED, 0, 5))
                .extracting(WorklistLine::words)
                .containsExactly("Nobody permitted it.");
        assertThat(lists.start(list)).as("once is enough").isFalse();
    }

    @Test
    void leavesOutWhatWentOrCameUnderSyncSinceItWasChecked() {
        Item gone = item();
        Item taken = item();
        UUID list = connect("%s\tR-1\n%s\tR-2".formatted(key(gone), key(taken)));
        check();
        tracker.personDeletes(gone.ref().id());
        twins.begin(side.connection, taken.ref());
        lists.start(list);
        works();
        assertThat(queue.take()).isEmpty();
        assertThat(now(list).tally().failed()).isEqualTo(2);
    }

    @Test
    void takesItemsOffSyncByTheirKeysAndLeavesTheRest() {
        Item one = item();
        Item two = item();
        Item free = item();
        twins.begin(side.connection, one.ref());
        twins.begin(side.connection, two.ref());
        UUID list = lists.cleanUp(side.connection, key(one) + ", " + key(free) + "\n" + key(one), "alma");
        check();
        assertThat(lists.lines(list, WorklistLine.State.WRONG, 0, 5))
                .extracting(WorklistLine::words)
                .containsExactly("It is not under sync on this connection.");
        lists.start(list);
        works();
        List<ItemChanged> put = put();
        assertThat(put)
                .extracting(each -> each.item().id())
                .containsExactly(one.ref().id());
        slice.publish(new ItemLooked(put.get(0), ItemLooked.Result.GONE));
        works();
        assertThat(now(list).state()).isEqualTo(State.DONE);
        assertThat(slice.get(StayOut.class).of(one.ref())).containsExactly(side.connection);
    }

    @Test
    void takesAWholeConnectionOffSyncAndStopsWhenAsked() {
        IntStream.range(0, 30).forEach(i -> twins.begin(side.connection, item().ref()));
        UUID list = lists.cleanUpAll(side.connection, "alma");
        works();
        assertThat(queue.take()).as("nothing before somebody starts it").isEmpty();
        lists.start(list);
        works();
        List<ItemChanged> put = put();
        assertThat(put).hasSize(AT_ONCE).allMatch(each -> each.cause() == ItemChanged.Cause.UNEXALATED);
        put.forEach(each -> slice.publish(new ItemLooked(each, ItemLooked.Result.GONE)));
        assertThat(lists.forget(list)).as("it runs").isFalse();
        assertThat(lists.stop(list)).isTrue();
        works();
        assertThat(queue.take()).isEmpty();
        lists.start(list);
        works();
        assertThat(put()).hasSize(10);
    }

    @Test
    void waitsWhileTheTrackerDoesNotAnswerAndSaysWhy() {
        UUID list = connect(key(item()) + ",R-1");
        tracker.failBefore(
                "findByKey", new TrackerFailure(TrackerFailure.Kind.TRANSIENT, "The tracker does not answer."));
        check();
        assertThat(now(list).problem()).isEqualTo("The tracker does not answer.");
        assertThat(now(list).state()).isEqualTo(State.CHECKING);
    }

    @Test
    void refusesAListThatIsNoneAndGoesWithItsConnection() {
        assertThat(refusal(() -> connect("  \n"))).contains("The list is empty.");
        assertThat(refusal(() -> connect("a,\"b"))).contains("quotation mark");
        assertThat(refusal(() -> connect("a,b\n".repeat(10_001)))).contains("more than 10000 rows");
        assertThat(refusal(() -> lists.cleanUp(side.connection, " , ", "alma"))).contains("at least one key");
        UUID list = connect("a,b");
        slice.publish(new ConnectionDeleted(side.connection));
        assertThat(lists.find(list)).isEmpty();
    }

    private UUID connect(String csv) {
        return lists.connect(side.connection, csv, false, "alma");
    }

    private Item item() {
        return tracker.person(Map.of("summary", "An item"));
    }

    private static String key(Item item) {
        return item.ref().key();
    }

    private Worklist now(UUID list) {
        return lists.find(list).orElseThrow();
    }

    /** Twice: the turn after the last row ends the checking. */
    private void check() {
        slice.get(CheckLines.class).all();
        slice.get(CheckLines.class).all();
    }

    private void works() {
        slice.get(WorkLines.class).all();
    }

    private void ended(ItemsConnect asked, @Nullable String refusal) {
        slice.publish(new ConnectEnded(
                asked.connection(), asked.twin(), asked.item().key(), asked.wantedKey(), refusal, true));
    }

    private List<ItemsConnect> asked() {
        return queue.take().stream()
                .map(Work::payload)
                .map(ItemsConnect::fromPayload)
                .toList();
    }

    private List<ItemChanged> put() {
        return queue.take().stream()
                .map(Work::payload)
                .map(ItemChanged::fromPayload)
                .toList();
    }

    private static String refusal(Runnable work) {
        return String.valueOf(
                catchThrowableOfType(WorklistRefusal.class, work::run).getMessage());
    }
}
