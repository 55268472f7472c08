package dev.syncline.console.queue;

import dev.syncline.connection.ConnectionId;
import dev.syncline.item.ConnectMessage;
import dev.syncline.item.Counterpart;
import dev.syncline.item.SyncMessage;
import dev.syncline.queue.Queue;
import dev.syncline.queue.QueuedWork;
import dev.syncline.transport.Envelope;
import dev.syncline.transport.Envelopes;
import dev.syncline.twin.Twin;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Items of other sides whose first sync came in and was not worked on yet: no pair is kept for them so far. */
@Component
public class FirstSyncs {

    private static final int LOOKED_AT = 50;

    private final Queue queue;
    private final QueueEvents events;
    private final Twins twins;

    FirstSyncs(Queue queue, QueueEvents events, Twins twins) {
        this.queue = queue;
        this.events = events;
        this.twins = twins;
    }

    /** The pairs that will be begun for items the other side calls so, each as its first message tells of it. */
    public List<Twin> called(String key) {
        return key.isEmpty()
                ? List.of()
                : coming(queue.called(Envelopes.INCOMING, key, LOOKED_AT))
                        .filter(twin -> key.equals(twin.remoteKey()))
                        .toList();
    }

    /** One of them by its id. */
    public Optional<Twin> find(ConnectionId connection, TwinId twin) {
        return coming(queue.inLanes(Envelopes.lanes(connection, twin.value()), LOOKED_AT))
                .findFirst();
    }

    private Stream<Twin> coming(List<QueuedWork> works) {
        Collection<Twin> told = works.stream()
                .map(events::of)
                .filter(QueueEvent::incoming)
                .flatMap(event -> told(event).stream())
                .collect(Collectors.toMap(Twin::id, Function.identity(), (first, later) -> first))
                .values();
        return told.stream()
                .filter(twin -> twins.find(twin.connection(), twin.id()).isEmpty()
                        && !twins.ended(twin.connection(), twin.id()));
    }

    private static Optional<Twin> told(QueueEvent event) {
        Envelope envelope = event.envelope();
        return envelope == null
                ? Optional.empty()
                : speaker(envelope)
                        .map(from -> new Twin(
                                new TwinId(envelope.twin()),
                                envelope.connection(),
                                null,
                                from.id(),
                                from.key(),
                                from.url(),
                                event.queued().work().created(),
                                null,
                                null,
                                false,
                                false));
    }

    /** Who cannot be read is called as the event is. */
    private static Optional<Counterpart> speaker(Envelope envelope) {
        try {
            return switch (envelope.kind()) {
                case SyncMessage.KIND ->
                    Optional.of(SyncMessage.fromBody(envelope.body()).from());
                case ConnectMessage.KIND ->
                    Optional.of(ConnectMessage.fromBody(envelope.body()).from());
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException unreadable) {
            return Optional.of(new Counterpart("", envelope.subject(), "", ""));
        }
    }
}
