package dev.syncline.console.api;

import dev.syncline.access.Audit;
import dev.syncline.console.Together;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.console.queue.QueueEvents;
import dev.syncline.console.queue.Wait;
import dev.syncline.console.queue.Waits;
import dev.syncline.queue.Queue;
import dev.syncline.queue.QueuedWork;
import java.util.List;
import java.util.Map;
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
    private final QueueEvents events;
    private final Waits waits;
    private final KnownConnections known;
    private final Audit audit;
    private final Together together;

    QueueApi(Queue queue, QueueEvents events, Waits waits, KnownConnections known, Audit audit, Together together) {
        this.waits = waits;
        this.queue = queue;
        this.events = events;
        this.known = known;
        this.audit = audit;
        this.together = together;
    }

    @GetMapping
    Found<EventView> list(
            @RequestParam(required = false) @Nullable String connection,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Slicing.limit(limit);
        List<QueuedWork> found = queue.page(
                connection == null ? null : known.get(connection).id().value(), after, most + 1);
        Map<Long, Wait> why = waits.of(found);
        return Found.of(found, most, work -> String.valueOf(work.work().id()), work -> view(work, why));
    }

    @GetMapping("/{id}")
    EventView one(@PathVariable long id) {
        QueuedWork found = find(id);
        return view(found, waits.of(List.of(found)));
    }

    private EventView view(QueuedWork work, Map<Long, Wait> why) {
        return EventView.of(events.of(work), why);
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
