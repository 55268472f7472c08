package dev.syncline.console.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import dev.syncline.access.Audit;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.console.connections.Examples;
import dev.syncline.console.queue.QueueEvents;
import dev.syncline.console.queue.Waits;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.queue.Queue;
import dev.syncline.script.Direction;
import dev.syncline.twin.History;
import dev.syncline.twin.StayOut;
import dev.syncline.twin.Twins;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One item under several connections. */
class ItemStatusesTest {

    private static final ConnectionId DELETED = new ConnectionId(new UUID(9, 9));

    private final Twins twins = mock(Twins.class);
    private final StayOut stayOut = mock(StayOut.class);
    private final Connections connections = mock(Connections.class);
    private final Faults faults = mock(Faults.class);
    private final History history = mock(History.class);
    private final ItemStatuses statuses = new ItemStatuses(
            twins,
            stayOut,
            connections,
            mock(Queue.class),
            mock(QueueEvents.class),
            mock(Waits.class),
            faults,
            history,
            mock(Audit.class));

    @Test
    void hasTheErrorsOfEachConnectionAndTheNameOfOneThatWasDeleted() {
        Connection active = Examples.connection(Status.ACTIVE, Type.PUBLIC);
        Examples.only(connections, active);
        given(twins.ofItem(any()))
                .willReturn(List.of(
                        ItemExamples.pair(null), ItemExamples.pairOf(DELETED, ItemExamples.REF, "ELSEWHERE-5")));
        given(history.ofItem(any(), any(), anyInt()))
                .willReturn(List.of(ItemExamples.past(1, Direction.OUTGOING, List.of(), "Alma")));
        given(stayOut.of(any())).willReturn(List.of(Examples.ID, DELETED));
        given(stayOut.turnedAway(any())).willReturn(List.of(Examples.ID));
        Fault here = ItemExamples.fault(Examples.ID, "Here.", null);
        Fault there = ItemExamples.fault(DELETED, "There.", null);
        given(faults.openOf(
                        Map.of(Examples.ID, Set.of("ACME-7", "GLOBEX-3"), DELETED, Set.of("ACME-7", "ELSEWHERE-5"))))
                .willReturn(List.of(here, there));

        ItemStatus status = statuses.of(ItemExamples.REF, null);

        assertThat(status.under().values()).containsExactly(active);
        assertThat(status.otherFaults()).containsExactly(here, there);
        assertThat(status.out().all()).containsExactly(active.name());
        assertThat(status.out().back()).containsExactly(active.name());
        assertThat(status.name(Examples.ID.value())).isEqualTo(active.name());
        assertThat(status.name(DELETED.value())).isEqualTo("a deleted connection");
        assertThat(status.connections()).containsOnlyKeys(Examples.ID);
    }
}
