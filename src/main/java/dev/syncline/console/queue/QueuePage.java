package dev.syncline.console.queue;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.queue.Queue;
import dev.syncline.queue.QueueOrder;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Work that is not done yet, oldest first, and how much there is. */
@Controller
class QueuePage {

    /** Titles of the columns, with what each is sorted by; an empty name is a column without an order. */
    private static final Map<String, String> COLUMNS = columns();

    /** As many connections as a person can choose from; others are found by their name. */
    private static final int CHOICES = 100;

    private final Queue queue;
    private final QueueReading reading;
    private final Replicas replicas;
    private final Waits waits;
    private final KnownConnections known;
    private final Connections connections;

    QueuePage(
            Queue queue,
            QueueReading reading,
            Replicas replicas,
            Waits waits,
            KnownConnections known,
            Connections connections) {
        this.connections = connections;
        this.waits = waits;
        this.queue = queue;
        this.reading = reading;
        this.replicas = replicas;
        this.known = known;
    }

    @GetMapping("/queue")
    String list(QueueView view, @RequestParam(defaultValue = "") String containing, Model model) {
        fill(view, model);
        choices(containing.strip(), view, model);
        return "queue/list";
    }

    /** The connection looked at is one of them, also where others come before it. */
    private void choices(String containing, QueueView view, Model model) {
        Page<Connection> found = connections.page(containing, PageRequest.of(0, CHOICES, Sort.by("name")));
        List<Connection> choices = new ArrayList<>(found.getContent());
        Optional.ofNullable(view.connection())
                .flatMap(known::find)
                .filter(chosen -> choices.stream().noneMatch(each -> each.id().equals(chosen.id())))
                .ifPresent(chosen -> choices.add(0, chosen));
        model.addAttribute("choices", choices);
        model.addAttribute("containing", containing);
        model.addAttribute("more", found.getTotalElements() > CHOICES || !containing.isEmpty());
    }

    /** Only the figures and the table, for the page to refresh itself. */
    @GetMapping("/queue/table")
    String table(QueueView view, Model model, HttpServletResponse response) {
        response.setHeader("X-Live", "queue");
        fill(view, model);
        return "queue/list :: table";
    }

    private void fill(QueueView view, Model model) {
        String asked = view.connection() == null ? "" : view.connection();
        UUID only = asked.isEmpty() ? null : known.get(asked).id().value();
        QueueReading.Part part = reading.read(view, only);
        model.addAttribute("counts", queue.counts(only));
        model.addAttribute("waiting", part.events());
        model.addAttribute(
                "waits", waits.of(part.events().stream().map(QueueEvent::queued).toList()));
        model.addAttribute("files", view.chosen().files() ? files(part) : Map.of());
        model.addAttribute("columns", COLUMNS);
        model.addAttribute("tabsOfQueue", QueueTab.values());
        model.addAttribute("part", view.chosen());
        model.addAttribute("item", view.itemKey());
        model.addAttribute("remote", view.remoteKey());
        model.addAttribute("sort", view.order().name());
        model.addAttribute("down", view.descending());
        model.addAttribute("page", view.number());
        model.addAttribute("after", view.mark());
        model.addAttribute("byMark", view.byMark());
        model.addAttribute("next", part.next());
        model.addAttribute("connection", only == null ? "" : only.toString());
        model.addAttribute(
                "names",
                known.names(part.events().stream()
                        .map(each -> named(each.queued().work().connection()))));
    }

    private Map<Long, Object> files(QueueReading.Part part) {
        Map<Long, Object> files = new LinkedHashMap<>();
        part.events().forEach(each -> files.put(each.queued().work().id(), replicas.pending(each)));
        return files;
    }

    private static @Nullable ConnectionId named(@Nullable UUID connection) {
        return connection == null ? null : new ConnectionId(connection);
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("ID", QueueOrder.NUMBER.name());
        columns.put("Event number", "");
        columns.put("Item", QueueOrder.SUBJECT.name());
        columns.put("Sync type", QueueOrder.TYPE.name());
        columns.put("Connection", QueueOrder.CONNECTION.name());
        columns.put("Twin", QueueOrder.TWIN.name());
        columns.put("Status", QueueOrder.STATUS.name());
        columns.put("Retries", QueueOrder.TRIES.name());
        columns.put("Next try", QueueOrder.NEXT_TRY.name());
        columns.put("Why it waits", "");
        return columns;
    }
}
