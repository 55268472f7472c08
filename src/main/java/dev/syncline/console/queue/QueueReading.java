package dev.syncline.console.queue;

import dev.syncline.item.ItemRef;
import dev.syncline.queue.Lane;
import dev.syncline.queue.Queue;
import dev.syncline.queue.QueueOrder;
import dev.syncline.queue.QueueSlice;
import dev.syncline.queue.QueuedWork;
import dev.syncline.transport.Envelopes;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads one page of the sync queue. */
@Component
public class QueueReading {

    static final int ROWS = 50;

    /** Events looked at in one page for those that bring files. */
    private static final int LOOKED_AT = 500;

    private static final int ALIKE = 50;

    private final Queue queue;
    private final QueueEvents events;
    private final Replicas replicas;
    private final Twins twins;
    private final FirstSyncs firstSyncs;

    QueueReading(Queue queue, QueueEvents events, Replicas replicas, Twins twins, FirstSyncs firstSyncs) {
        this.firstSyncs = firstSyncs;
        this.queue = queue;
        this.events = events;
        this.replicas = replicas;
        this.twins = twins;
    }

    /**
     * Some events.
     *
     * @param next the number after which the next page begins; null when there is none
     */
    public record Part(List<QueueEvent> events, @Nullable Long next) {}

    Part read(QueueView view, @Nullable UUID connection) {
        return read(view, connection, (long) view.number() * ROWS, ROWS);
    }

    /**
     * The same with as many events as somebody wants.
     *
     * @param offset how many come before them, in every order but that of the numbers
     */
    public Part read(QueueView view, @Nullable UUID connection, long offset, int rows) {
        QueueSlice slice = slice(view, connection);
        if (view.chosen().files()) {
            return withFiles(slice, rows);
        }
        List<QueuedWork> found = queue.page(slice, view.order(), view.descending(), offset, rows + 1);
        List<QueuedWork> shown = found.subList(0, Math.min(rows, found.size()));
        boolean more = found.size() > rows && view.mayGoOn();
        return new Part(events.of(shown), more ? shown.get(rows - 1).work().id() : null);
    }

    /** Which events bring files only their bodies say: a page may hold fewer than there is room for. */
    private Part withFiles(QueueSlice slice, int rows) {
        List<QueuedWork> looked = queue.page(slice, QueueOrder.NUMBER, false, 0, LOOKED_AT);
        List<QueueEvent> named = new ArrayList<>();
        for (QueuedWork each : looked) {
            QueueEvent event = events.of(each);
            if (!replicas.pending(event).isEmpty()) {
                named.add(event);
            }
            if (named.size() == rows) {
                return new Part(named, each.work().id());
            }
        }
        return new Part(
                named,
                looked.size() == LOOKED_AT ? looked.get(LOOKED_AT - 1).work().id() : null);
    }

    private QueueSlice slice(QueueView view, @Nullable UUID connection) {
        Boolean incoming = view.chosen().incoming();
        boolean byItem = !view.itemKey().isEmpty() || !view.remoteKey().isEmpty();
        return new QueueSlice(
                connection,
                incoming == null ? null : Envelopes.INCOMING,
                Boolean.FALSE.equals(incoming),
                byItem ? lanes(view) : null,
                view.mark());
    }

    private List<Lane> lanes(QueueView view) {
        String asked = view.itemKey().isEmpty() ? view.remoteKey() : view.itemKey();
        return Stream.concat(twins.called(asked, ALIKE).stream(), firstSyncs.called(view.remoteKey()).stream())
                .filter(twin -> isMeant(view, twin))
                .flatMap(twin -> Envelopes.lanes(twin.connection(), twin.id().value()).stream())
                .toList();
    }

    private static boolean isMeant(QueueView view, Twin twin) {
        ItemRef local = twin.local();
        boolean ours = view.itemKey().isEmpty() || (local != null && local.key().equals(view.itemKey()));
        return ours && (view.remoteKey().isEmpty() || view.remoteKey().equals(twin.remoteKey()));
    }
}
