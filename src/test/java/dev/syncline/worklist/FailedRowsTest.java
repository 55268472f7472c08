package dev.syncline.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

import dev.syncline.change.ConnectEnded;
import dev.syncline.change.ItemsConnect;
import dev.syncline.item.Item;
import dev.syncline.queue.Counts;
import dev.syncline.queue.Queue;
import dev.syncline.queue.Work;
import dev.syncline.testing.FakeQueue;
import dev.syncline.testing.FakeSide;
import dev.syncline.testing.FakeTracker;
import dev.syncline.testing.Slice;
import dev.syncline.twin.Twins;
import dev.syncline.worklist.Worklist.State;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that failed are tried again without typing the list anew. */
class FailedRowsTest {

    private final FakeTracker tracker = new FakeTracker();
    private final FakeQueue queue = new FakeQueue();
    private final Queue work = queue.queue();
    private final FakeSide side = new FakeSide();
    private final Slice slice =
            Slice.of(tracker, side.with(Map.of(Queue.class, work)), "twin", "fault", "change", "worklist");
    private final Worklists lists = slice.get(Worklists.class);
    private final Item permitted = tracker.person(Map.of("summary", "An item"));
    private final Item refused = tracker.person(Map.of("summary", "Another"));

    @BeforeEach
    void nothingElseIsOnItsWay() {
        given(work.counts(any())).willReturn(new Counts(0, 0, 0, 0, 0));
    }

    @AfterEach
    void stop() {
        slice.close();
    }

    @Test
    void areCheckedAnewAndStartedOnceMoreWhileTheOthersStayDone() {
        UUID list = lists.connect(
                side.connection,
                "%s,R-1\n%s,R-2".formatted(permitted.ref().key(), refused.ref().key()),
                false,
                "alma");
        check();
        assertThat(lists.again(list)).as("nothing failed").isFalse();
        lists.start(list);
        works();
        List<ItemsConnect> asked = asked();
        ended(asked.get(0), null);
        assertThat(lists.again(list)).as("nothing failed yet").isFalse();
        ended(asked.get(1), "Nobody permitted it.");
        assertThat(lists.again(list)).as("it runs").isFalse();
        works();
        slice.get(Twins.class).end(side.connection, asked.get(1).twin());
        assertThat(lists.again(list)).isTrue();
        check();
        assertThat(lists.find(list).orElseThrow().state()).isEqualTo(State.CHECKED);
        works();
        assertThat(queue.take()).as("nothing before somebody starts it").isEmpty();
        lists.start(list);
        works();
        List<ItemsConnect> repeated = asked();
        assertThat(repeated)
                .extracting(each -> each.item().key())
                .containsExactly(refused.ref().key());
        ended(repeated.get(0), null);
        works();
        assertThat(lists.find(list).orElseThrow().tally().done()).isEqualTo(2);
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
}
