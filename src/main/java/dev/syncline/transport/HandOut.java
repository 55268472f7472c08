package dev.syncline.transport;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.fault.Faults;
import dev.syncline.queue.CrashPoint;
import dev.syncline.queue.Queue;
import dev.syncline.queue.QueuedWork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a side that fetches is given, and what becomes of it here once that side signed for it. */
@Component
class HandOut {

    private static final int DEEP = 1000;

    private final Outbox outbox;
    private final Queue queue;
    private final Faults faults;
    private final WantedFiles files;

    HandOut(Outbox outbox, Queue queue, Faults faults, WantedFiles files) {
        this.outbox = outbox;
        this.queue = queue;
        this.faults = faults;
        this.files = files;
    }

    /** The oldest envelopes and files that wait, save files that are on their way. */
    Waiting.Handed next(Connection connection, Collection<UUID> bringing) {
        if (connection.status() != Connection.Status.ACTIVE) {
            return Waiting.Handed.NOTHING;
        }
        return new Waiting.Handed(
                outbox.next(connection.id()).stream()
                        .map(Outbox.Stored::message)
                        .toList(),
                files.of(connection.id(), bringing));
    }

    /** Forgets what the other side signed for, and holds what it refused. */
    @Transactional
    public void settle(ConnectionId connection, List<Message.Answer> answers) {
        List<Outbox.Stored> kept = new ArrayList<>();
        for (Outbox.Stored stored : outbox.next(connection)) {
            Optional<Message.Answer> answer =
                    answers.stream().filter(each -> each.isTo(stored.message())).findFirst();
            if (answer.isEmpty()) {
                continue;
            }
            if (answer.get().state() == Message.State.KEPT) {
                kept.add(stored);
            } else if (!outbox.renumber(connection, stored)) {
                refuse(connection, stored);
            }
        }
        outbox.forget(kept.stream().map(Outbox.Stored::number).toList());
        queue.finish(
                connection.value(),
                kept.stream()
                        .flatMap(stored -> work(connection, stored).stream())
                        .map(work -> work.work().id())
                        .toList());
        CrashPoint.hit("transport.fetched.beforeCommit");
    }

    /** What was refused and is no longer parked may go again; what was skipped never does. */
    @Transactional
    public void reconsider(ConnectionId connection) {
        for (Outbox.Stored stored : outbox.refused(connection)) {
            Optional<QueuedWork> work = work(connection, stored);
            if (work.isEmpty()) {
                outbox.forget(List.of(stored.number()));
            } else if (work.get().state() != QueuedWork.State.PARKED) {
                outbox.refused(stored.number(), false);
            }
        }
    }

    private void refuse(ConnectionId connection, Outbox.Stored stored) {
        outbox.refused(stored.number(), true);
        work(connection, stored).ifPresent(work -> {
            queue.park(work.work().id(), AlteredEnvelope.REASON);
            faults.report(AlteredEnvelope.fault(
                    connection, stored.message().subject(), work.work().id()));
        });
    }

    private Optional<QueuedWork> work(ConnectionId connection, Outbox.Stored stored) {
        return queue
                .inLanes(List.of(Envelopes.sending(connection, stored.message().twin())), DEEP)
                .stream()
                .filter(each -> each.work().kind().equals(SendEnvelope.KIND))
                .filter(each -> Wire.read(each.work().payload(), SendEnvelope.Payload.class)
                                .number()
                        == stored.number())
                .findFirst();
    }
}
