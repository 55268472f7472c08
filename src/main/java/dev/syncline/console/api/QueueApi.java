package dev.syncline.console.api;

import dev.syncline.access.Audit;
import dev.syncline.console.Together;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.console.queue.QueueEvent;
import dev.syncline.console.queue.QueueEvents;
import dev.syncline.console.queue.QueueReading;
import dev.syncline.console.queue.QueueTab;
import dev.syncline.console.queue.QueueView;
import dev.syncline.console.queue.Replicas;
import dev.syncline.console.queue.Wait;
import dev.syncline.console.queue.Waits;
import dev.syncline.queue.Queue;
import dev.syncline.queue.QueueOrder;
import dev.syncline.queue.QueuedWork;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The sync queue: what is on its way, oldest first. */
@RestController
@RequestMapping("/api/v1/queue")
class QueueApi {

    private final Queue queue;
    private final QueueReading reading;
    private final QueueEvents events;
    private final Replicas replicas;
    private final Waits waits;
    private final KnownConnections known;
    private final Audit audit;
    private final Together together;

    QueueApi(
            Queue queue,
            QueueReading reading,
            QueueEvents events,
            Replicas replicas,
            Waits waits,
            KnownConnections known,
            Audit audit,
            Together together) {
        this.reading = reading;
        this.replicas = replicas;
        this.waits = waits;
        this.queue = queue;
        this.events = events;
        this.known = known;
        this.audit = audit;
        this.together = together;
    }

    /** Sorted and filtered as the page is. */
    @GetMapping
    Found<EventView> list(
            @RequestParam(required = false) @Nullable String connection,
            @RequestParam(defaultValue = "ALL") QueueTab tab,
            @RequestParam(required = false) @Nullable String item,
            @RequestParam(required = false) @Nullable String remote,
            @RequestParam(defaultValue = "NUMBER") QueueOrder sort,
            @RequestParam(defaultValue = "false") boolean down,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Slicing.limit(limit);
        UUID only = connection == null ? null : known.get(connection).id().value();
        QueueView view = new QueueQuestion(tab, item, remote, sort, down, after).view(connection);
        QueueReading.Part part = reading.read(view, only, view.byMark() ? 0 : after, most);
        Map<Long, Wait> why =
                waits.of(part.events().stream().map(QueueEvent::queued).toList());
        return new Found<>(
                part.events().stream().map(event -> EventView.of(event, why)).toList(), next(view, part, after));
    }

    private static @Nullable String next(QueueView view, QueueReading.Part part, long after) {
        if (part.next() == null) {
            return null;
        }
        return String.valueOf(
                view.byMark() ? part.next() : after + part.events().size());
    }

    @GetMapping("/{id}")
    EventView one(@PathVariable long id) {
        QueuedWork found = find(id);
        return EventView.of(events.of(found), waits.of(List.of(found)));
    }

    /** What travels with a change, and how that differs from what travelled before. */
    @GetMapping("/{id}/replica")
    ReplicaView replica(@PathVariable long id) {
        return replicas.of(events.of(find(id)))
                .map(ReplicaView::of)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND,
                        "Change %d carries no replica: its rule has not run yet, or it is of another type."
                                .formatted(id)));
    }

    /** Lets a change that is parked or waits run at once. */
    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void retry(@PathVariable long id) {
        QueuedWork found = find(id);
        together.all(() -> {
            queue.retry(id);
            audit.record("retried change %d".formatted(id), found.work().subject());
        });
    }

    private QueuedWork find(long id) {
        return queue.find(id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "No change %d is on its way; it is done or never was.".formatted(id)));
    }
}
