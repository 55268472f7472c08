package dev.syncline.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

import dev.syncline.change.ItemLooked.Result;
import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.connection.Connections;
import dev.syncline.connection.RulesPublished;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.fault.NewFault;
import dev.syncline.item.ItemRef;
import dev.syncline.queue.Counts;
import dev.syncline.queue.Queue;
import dev.syncline.queue.Work;
import dev.syncline.testing.FakeQueue;
import dev.syncline.testing.FakeSide;
import dev.syncline.testing.FakeTracker;
import dev.syncline.testing.Slice;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules are applied to items already under sync: all of them, a few at a time, behind everything else. */
class RerunsTest {

    private static final int AT_ONCE = 20;

    private final FakeQueue queue = new FakeQueue();
    private final Queue work = queue.queue();
    private final FakeSide side = new FakeSide();
    private final Slice slice =
            Slice.of(new FakeTracker(), side.with(Map.of(Queue.class, work)), "twin", "fault", "change");
    private final Reruns reruns = slice.get(Reruns.class);
    private final Twins twins = slice.get(Twins.class);

    @BeforeEach
    void nothingElseIsOnItsWay() {
        busyWith(0);
    }

    @AfterEach
    void stop() {
        slice.close();
    }

    @Test
    void givesEveryItemOneTurnAFewAtATime() {
        underSync(50);
        reruns.start(side.connection, 3, "alma");
        Set<String> seen = new HashSet<>();
        for (int expected : List.of(AT_ONCE, AT_ONCE, 10)) {
            reruns.step(side.connection, 1);
            List<ItemChanged> put = put();
            assertThat(put).hasSize(expected).allMatch(each -> each.cause() == ItemChanged.Cause.RERUN);
            put.forEach(each -> {
                assertThat(seen.add(each.item().key())).isTrue();
                slice.publish(new ItemLooked(each, Result.SAME));
            });
        }
        Rerun done = reruns.find(side.connection).orElseThrow();
        assertThat(done.state()).isEqualTo(Rerun.State.DONE);
        assertThat(done.total()).isEqualTo(50);
        assertThat(done.same()).isEqualTo(50);
        assertThat(done.ended()).isNotNull();
        reruns.step(side.connection, 1);
        assertThat(put()).isEmpty();
    }

    @Test
    void endsWhenOtherRulesComeIntoForce() {
        underSync(50);
        reruns.start(side.connection, 3, "alma");
        reruns.step(side.connection, 1);
        put();

        slice.publish(new RulesPublished(side.connection, 4));
        reruns.step(side.connection, 1);

        assertThat(put()).isEmpty();
        assertThat(reruns.find(side.connection).orElseThrow().state()).isEqualTo(Rerun.State.STOPPED);
    }

    @Test
    void waitsUntilWhatItHandedOutWasLookedAt() {
        underSync(50);
        reruns.start(side.connection, 3, "alma");
        reruns.step(side.connection, 1);
        List<ItemChanged> put = put();
        reruns.step(side.connection, 1);
        assertThat(put()).isEmpty();
        slice.publish(new ItemLooked(put.get(0), Result.SENT));
        slice.publish(new ItemLooked(put.get(1), Result.FAILED));
        slice.publish(new ItemLooked(put.get(2), Result.GONE));
        reruns.step(side.connection, 1);
        assertThat(put()).hasSize(3);
        Rerun now = reruns.find(side.connection).orElseThrow();
        assertThat(List.of(now.sent(), now.failed(), now.gone(), now.waiting(), now.turns()))
                .containsExactly(1L, 1L, 1L, 20L, 23L);
    }

    @Test
    void goesOnBeforeTheClockSaysSoOnceHalfOfItWasLookedAt() {
        underSync(50);
        reruns.start(side.connection, 3, "alma");
        int half = slice.get(Pace.class).enough();
        assertThat(reruns.step(side.connection, 1)).isTrue();
        List<ItemChanged> put = put();
        put.subList(0, half - 1).forEach(each -> slice.publish(new ItemLooked(each, Result.SENT)));
        assertThat(reruns.step(side.connection, half))
                .as("the rest is on its way")
                .isTrue();
        assertThat(put()).isEmpty();
        slice.publish(new ItemLooked(put.get(half), Result.SENT));
        reruns.step(side.connection, half);
        assertThat(put()).hasSize(half);
    }

    @Test
    void takesASmallStepBehindChangesOfPeople() {
        underSync(50);
        reruns.start(side.connection, 3, "alma");
        busyWith(3 * AT_ONCE - 5);
        reruns.step(side.connection, 1);
        assertThat(put()).hasSize(5);
        busyWith(5_000);
        reruns.step(side.connection, 1);
        assertThat(put()).hasSize(1);
    }

    @Test
    void goesOnWhereItWasAfterARestart() {
        underSync(30);
        reruns.start(side.connection, 3, "alma");
        reruns.step(side.connection, 1);
        List<ItemChanged> before = put();
        before.forEach(each -> slice.publish(new ItemLooked(each, Result.SENT)));
        // All that is known is in the tables: another process would read just this.
        assertThat(reruns.running()).containsExactly(side.connection);
        reruns.step(side.connection, 1);
        List<ItemChanged> after = put();
        assertThat(after).hasSize(10).noneMatch(before::contains);
    }

    @Test
    void stopsWhenAskedAndStaysStopped() {
        underSync(50);
        reruns.start(side.connection, 3, "alma");
        reruns.step(side.connection, 1);
        put();
        assertThat(reruns.stop(side.connection)).isTrue();
        assertThat(reruns.stop(side.connection)).isFalse();
        reruns.step(side.connection, 1);
        assertThat(put()).isEmpty();
        assertThat(reruns.find(side.connection).orElseThrow().state()).isEqualTo(Rerun.State.STOPPED);
    }

    @Test
    void doesNotWaitForItemsBehindAnError() {
        List<Twin> all = underSync(45);
        all.subList(0, 40).forEach(twin -> slice.get(Faults.class).report(fault(twin)));
        reruns.start(side.connection, 3, "alma");
        for (int i = 0; i < 4; i++) {
            reruns.step(side.connection, 1);
        }
        Rerun now = reruns.find(side.connection).orElseThrow();
        assertThat(now.state()).isEqualTo(Rerun.State.DONE);
        assertThat(now.held()).isEqualTo(40);
        assertThat(now.waiting()).isEqualTo(5);
        assertThat(put()).hasSize(45);
    }

    @Test
    void handsNothingOutWhileTheConnectionIsDeactivated() {
        underSync(5);
        reruns.start(side.connection, 3, "alma");
        Connection active = side.connections().find(side.connection).orElseThrow();
        given(slice.get(Connections.class).find(side.connection)).willReturn(Optional.empty());
        reruns.step(side.connection, 1);
        assertThat(put()).isEmpty();
        given(slice.get(Connections.class).find(side.connection)).willReturn(Optional.of(active));
        reruns.step(side.connection, 1);
        assertThat(put()).hasSize(5);
    }

    @Test
    void beginsAgainWhenItIsStartedAgainAndGoesWithItsConnection() {
        underSync(30);
        reruns.start(side.connection, 3, "alma");
        reruns.step(side.connection, 1);
        put().forEach(each -> slice.publish(new ItemLooked(each, Result.SENT)));
        reruns.start(side.connection, 4, "bert");
        Rerun again = reruns.find(side.connection).orElseThrow();
        assertThat(again.turns()).isZero();
        assertThat(again.by()).isEqualTo("bert");
        reruns.step(side.connection, 1);
        assertThat(put()).hasSize(AT_ONCE);
        slice.publish(new ConnectionDeleted(side.connection));
        assertThat(reruns.find(side.connection)).isEmpty();
    }

    private List<Twin> underSync(int items) {
        return IntStream.range(0, items)
                .mapToObj(i -> twins.begin(side.connection, new ItemRef("fake", "acme", "ticket", "" + i, "ACME-" + i)))
                .toList();
    }

    private NewFault fault(Twin twin) {
        String key = Objects.requireNonNull(twin.local()).key();
        return new NewFault(
                Fault.Level.ITEM, side.connection, key, "No such team " + key, "incoming", 1, "Correct it.", null);
    }

    private void busyWith(long queued) {
        given(work.counts(any())).willReturn(new Counts(queued, queued, 0, 0, 0));
    }

    private List<ItemChanged> put() {
        List<Work> put = queue.take();
        assertThat(put).allMatch(Work::backFill);
        return put.stream().map(Work::payload).map(ItemChanged::fromPayload).toList();
    }
}
