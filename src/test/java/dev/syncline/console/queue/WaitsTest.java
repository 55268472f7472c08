package dev.syncline.console.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.console.connections.Examples;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.queue.Lane;
import dev.syncline.queue.Queue;
import dev.syncline.queue.QueuedWork;
import dev.syncline.queue.QueuedWork.State;
import dev.syncline.queue.Work;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever looks at a change that waits reads what it waits for, and gets there. */
class WaitsTest {

    private static final UUID ERROR = UUID.fromString("7b1f2a64-0000-4000-8000-00000000000e");
    private static final Lane LANE = new Lane("one item");

    private final Queue queue = mock(Queue.class);
    private final Faults faults = mock(Faults.class);
    private final KnownConnections known = mock(KnownConnections.class);
    private final Waits waits = new Waits(queue, faults, known);

    @BeforeEach
    void nothingHoldsAnythingBack() {
        connection(Status.ACTIVE, null);
    }

    @Test
    void parkedWorkLeadsToItsOwnError() {
        failed(1);
        assertThat(wait(work(1, State.PARKED, "No such team.")))
                .isEqualTo(new Wait("No such team.", "The error", "/errors/" + ERROR));
    }

    @Test
    void aChangeBehindAParkedOneLeadsToThatOnesError() {
        failed(1);
        head(work(1, State.PARKED, "No such team."));
        assertThat(wait(work(2, State.QUEUED, null)))
                .isEqualTo(new Wait(
                        "Waits behind change 1 of the same item, which is parked: No such team.",
                        "The error",
                        "/errors/" + ERROR));
    }

    @Test
    void aChangeBehindOneThatIsTriedAgainLeadsToThatOne() {
        head(work(1, State.QUEUED, "The tracker takes no calls for another 30 s."));
        assertThat(wait(work(2, State.QUEUED, null)))
                .isEqualTo(new Wait(
                        "Waits behind change 1 of the same item, which is tried again: The tracker takes no calls for"
                                + " another 30 s.",
                        "Change 1",
                        "/queue/1"));
    }

    @Test
    void whatHoldsAConnectionBackIsAskedOnceForAllItsWork() {
        connection(Status.DEACTIVATED, "The connection is deactivated.");

        assertThat(waits.of(
                        List.of(work(1, State.QUEUED, null), work(2, State.QUEUED, null), work(3, State.QUEUED, null))))
                .hasSize(3);
        verify(queue, times(1)).heldBack(any(), any());
    }

    @Test
    void aDeactivatedConnectionIsWhatEverythingOfItWaitsFor() {
        connection(Status.DEACTIVATED, "The connection is deactivated.");
        head(work(1, State.PARKED, "No such team."));
        Wait wait = wait(work(2, State.QUEUED, "An old reason."));
        assertThat(wait.sentence()).isEqualTo("The connection is deactivated.");
        assertThat(wait.to()).isEqualTo("/connections?containing=Acme+to+Globex");
    }

    @Test
    void whatIsNotSentLeadsToTheErrorOfTheConnectionOnceThereIsOne() {
        connection(Status.ACTIVE, "The other node takes nothing now.");
        assertThat(wait(work(1, State.QUEUED, null)).to()).isEqualTo("/connections?containing=Acme+to+Globex");
        given(faults.openOfWhole(Examples.ID)).willReturn(List.of(fault(null)));
        assertThat(wait(work(1, State.QUEUED, null)))
                .isEqualTo(new Wait("The other node takes nothing now.", "The error", "/errors/" + ERROR));
        assertThat(wait(work(1, State.QUEUED, "Connection refused.")))
                .isEqualTo(new Wait("Connection refused.", "The error", "/errors/" + ERROR));
    }

    @Test
    void workWhoseTurnComesSaysSo() {
        assertThat(wait(work(1, State.QUEUED, null))).isEqualTo(Wait.plain("Its turn comes by itself."));
        assertThat(wait(work(1, State.IN_FLIGHT, null))).isEqualTo(Wait.plain("It is being done now."));
    }

    private Wait wait(QueuedWork work) {
        return Objects.requireNonNull(waits.of(List.of(work)).get(work.work().id()));
    }

    private void head(QueuedWork head) {
        given(queue.heads(anyCollection())).willReturn(Map.of(LANE, head));
    }

    private void failed(long work) {
        given(faults.openOfWork(anyCollection())).willReturn(List.of(fault(work)));
    }

    private void connection(Status status, @Nullable String held) {
        given(known.find(Examples.ID.toString())).willReturn(Optional.of(Examples.connection(status, Type.PUBLIC)));
        given(queue.heldBack(any(), any())).willReturn(Optional.ofNullable(held));
    }

    private static Fault fault(@Nullable Long work) {
        return new Fault(
                ERROR,
                Fault.Level.ITEM,
                Examples.ID,
                "ACME-1",
                "No such team.",
                "incoming",
                2,
                "Correct the rule.",
                work,
                1,
                Examples.NOON,
                Examples.NOON,
                null);
    }

    private static QueuedWork work(long id, State state, @Nullable String reason) {
        return new QueuedWork(
                new Work(id, "item.changed", LANE, Examples.ID.value(), "ACME-1", "{}", 0, Examples.NOON),
                state,
                reason,
                null);
    }
}
