package dev.syncline.console.queue;

import dev.syncline.connection.ConnectionId;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.queue.Queue;
import dev.syncline.queue.QueuedWork;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** One change on its way: what travels, and how that differs from what travelled before. */
@Controller
class EventPage {

    private final Queue queue;
    private final QueueEvents events;
    private final Replicas replicas;
    private final Waits waits;
    private final KnownConnections known;

    EventPage(Queue queue, QueueEvents events, Replicas replicas, Waits waits, KnownConnections known) {
        this.waits = waits;
        this.queue = queue;
        this.events = events;
        this.replicas = replicas;
        this.known = known;
    }

    @GetMapping("/queue/{id}")
    String show(@PathVariable long id, Model model) {
        QueuedWork found = queue.find(id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "This change is done, or never was on its way."));
        QueueEvent event = events.of(found);
        model.addAttribute("event", event);
        model.addAttribute("wait", waits.of(List.of(found)).get(id));
        model.addAttribute("replica", replicas.of(event).orElse(null));
        if (found.work().connection() != null) {
            ConnectionId connection = new ConnectionId(found.work().connection());
            model.addAttribute("names", known.names(Stream.of(connection)));
        }
        return "queue/one";
    }
}
