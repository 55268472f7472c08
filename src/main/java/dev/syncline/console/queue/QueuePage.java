package dev.syncline.console.queue;

import dev.syncline.connection.ConnectionId;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.queue.Queue;
import dev.syncline.queue.QueuedWork;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Work that is not done yet, oldest first, and how much there is. */
@Controller
class QueuePage {

    private static final int ROWS = 50;

    private final Queue queue;
    private final KnownConnections known;

    QueuePage(Queue queue, KnownConnections known) {
        this.queue = queue;
        this.known = known;
    }

    @GetMapping("/queue")
    String list(
            @RequestParam(required = false) @Nullable String connection,
            @RequestParam(defaultValue = "0") long after,
            Model model) {
        fill(connection, after, model);
        return "queue/list";
    }

    /** Only the figures and the table, for the page to refresh itself. */
    @GetMapping("/queue/table")
    String table(
            @RequestParam(required = false) @Nullable String connection,
            @RequestParam(defaultValue = "0") long after,
            Model model,
            HttpServletResponse response) {
        response.setHeader("X-Live", "queue");
        fill(connection, after, model);
        return "queue/list :: table";
    }

    private void fill(@Nullable String connection, long after, Model model) {
        boolean all = connection == null || connection.isEmpty();
        UUID only = all ? null : known.get(String.valueOf(connection)).id().value();
        List<QueuedWork> waiting = queue.page(only, after, ROWS + 1);
        List<QueuedWork> shown = waiting.subList(0, Math.min(ROWS, waiting.size()));
        model.addAttribute("counts", queue.counts(only));
        model.addAttribute("waiting", shown);
        model.addAttribute("after", after);
        model.addAttribute("connection", only == null ? "" : only.toString());
        model.addAttribute(
                "next",
                waiting.size() > ROWS ? shown.get(shown.size() - 1).work().id() : null);
        model.addAttribute(
                "names",
                known.names(shown.stream().map(each -> named(each.work().connection()))));
    }

    private static @Nullable ConnectionId named(@Nullable UUID connection) {
        return connection == null ? null : new ConnectionId(connection);
    }
}
