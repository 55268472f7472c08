package dev.syncline.console.queue;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;

import dev.syncline.change.ItemChanged;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.connection.Connections;
import dev.syncline.console.connections.Examples;
import dev.syncline.fault.Faults;
import dev.syncline.item.Counterpart;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Replica;
import dev.syncline.item.SyncMessage;
import dev.syncline.queue.Counts;
import dev.syncline.queue.Lane;
import dev.syncline.queue.Queue;
import dev.syncline.queue.QueuedWork;
import dev.syncline.queue.QueuedWork.State;
import dev.syncline.queue.Work;
import dev.syncline.transport.Envelope;
import dev.syncline.transport.Envelopes;
import dev.syncline.transport.RemoteFiles;
import dev.syncline.twin.History;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageImpl;
import org.springframework.test.web.servlet.MockMvc;

/** A queue with work in it, as its pages ask for it. */
abstract class WithQueue {

    static final TwinId TWIN = new TwinId(UUID.fromString("7b1f2a64-0000-4000-8000-000000000001"));
    private static final ItemChanged CHANGE =
            new ItemChanged(Examples.ID, TWIN, new ItemRef("", "", "ticket", "1", "ACME-1"), ItemChanged.Cause.CHANGED);

    @Autowired
    MockMvc mvc;

    @Autowired
    Queue queue;

    @Autowired
    Connections connections;

    @Autowired
    Envelopes envelopes;

    @Autowired
    Twins twins;

    @Autowired
    Faults faults;

    @Autowired
    History history;

    @Autowired
    RemoteFiles files;

    /** Work 9 brings this replica in. */
    final void carries(String replica) {
        QueuedWork incoming = carries(9, replica);
        given(queue.page(any(), any(), anyBoolean(), anyLong(), eq(500))).willReturn(List.of(change(8), incoming));
    }

    final QueuedWork carries(long id, String replica) {
        QueuedWork incoming = new QueuedWork(
                new Work(
                        id,
                        Envelopes.INCOMING,
                        new Lane("a"),
                        Examples.ID.value(),
                        "GLOBEX-1",
                        "envelope",
                        1,
                        Examples.NOON),
                State.QUEUED,
                null,
                null);
        SyncMessage message = new SyncMessage(new Counterpart("1", "GLOBEX-1", "", ""), replica(replica));
        given(queue.find(id)).willReturn(Optional.of(incoming));
        given(envelopes.carriedBy(incoming.work()))
                .willReturn(Optional.of(new Envelope(
                        Examples.ID, TWIN.value(), 31, TWIN.value(), SyncMessage.KIND, "GLOBEX-1", message.toBody())));
        return incoming;
    }

    static Replica replica(String fields) {
        Replica whole = new Replica(Map.of());
        return Replica.fromJson(whole.toJson().replaceAll("\\{\\s*\\}", fields));
    }

    static QueuedWork change(long id) {
        return new QueuedWork(
                new Work(
                        id,
                        ItemChanged.KIND,
                        new Lane("a"),
                        Examples.ID.value(),
                        "ACME-" + id,
                        CHANGE.toWork().payload(),
                        2,
                        Examples.NOON),
                State.PARKED,
                "The rule failed.",
                null);
    }

    final void waiting(int number) {
        Connection connection = Examples.connection(Status.ACTIVE, Type.PUBLIC);
        Examples.only(connections, connection);
        given(connections.page(any(), any())).willReturn(new PageImpl<>(List.of(connection)));
        given(queue.counts(any())).willReturn(new Counts(9, 4, 1, 1, 3));
        List<QueuedWork> works =
                LongStream.rangeClosed(1, number).mapToObj(WithQueue::change).toList();
        given(queue.page(any(), any(), anyBoolean(), anyLong(), anyInt())).willReturn(works);
    }
}
