package dev.syncline.console.queue;

import dev.syncline.connection.ConnectionId;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.queue.Queue;
import dev.syncline.queue.QueueOrder;
import dev.syncline.queue.QueuedWork;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Work that is not done yet, oldest first, and how much there is. */
@Controller
class QueuePage {

    private static final int ROWS = 50;

    /** The last page that is shown: whoever looks further sorts or chooses a connection instead. */
    private static final int LAST = 1000;

    /** Titles of the columns, with what each is sorted by; an empty name is a column without an order. */
    private static final Map<String, String> COLUMNS = columns();

    private final Queue queue;
    private final KnownConnections known;

    QueuePage(Queue queue, KnownConnections known) {
        this.queue = queue;
        this.known = known;
    }

    @GetMapping("/queue")
    String list(View view, Model model) {
        fill(view, model);
        return "queue/list";
    }

    /** Only the figures and the table, for the page to refresh itself. */
    @GetMapping("/queue/table")
    String table(View view, Model model, HttpServletResponse response) {
        response.setHeader("X-Live", "queue");
        fill(view, model);
        return "queue/list :: table";
    }

    /**
     * Which part of the queue is looked at, as the address says it.
     *
     * @param sort name of an order; anything else is the number
     */
    record View(
            @Nullable String connection,
            @Nullable String sort,
            @Nullable String down,
            @Nullable Integer page) {

        QueueOrder order() {
            for (QueueOrder each : QueueOrder.values()) {
                if (each.name().equalsIgnoreCase(String.valueOf(sort).replace('-', '_'))) {
                    return each;
                }
            }
            return QueueOrder.NUMBER;
        }

        boolean descending() {
            return "true".equals(down);
        }

        int number() {
            return page == null ? 0 : Math.min(Math.max(page, 0), LAST);
        }
    }

    private void fill(View view, Model model) {
        boolean all = view.connection() == null || view.connection().isEmpty();
        UUID only =
                all ? null : known.get(String.valueOf(view.connection())).id().value();
        List<QueuedWork> waiting =
                queue.page(only, view.order(), view.descending(), (long) view.number() * ROWS, ROWS + 1);
        List<QueuedWork> shown = waiting.subList(0, Math.min(ROWS, waiting.size()));
        model.addAttribute("counts", queue.counts(only));
        model.addAttribute("waiting", shown);
        model.addAttribute("columns", COLUMNS);
        model.addAttribute("sort", view.order().name());
        model.addAttribute("down", view.descending());
        model.addAttribute("page", view.number());
        model.addAttribute("more", waiting.size() > ROWS && view.number() < LAST);
        model.addAttribute("connection", only == null ? "" : only.toString());
        model.addAttribute(
                "names",
                known.names(shown.stream().map(each -> named(each.work().connection()))));
    }

    private static @Nullable ConnectionId named(@Nullable UUID connection) {
        return connection == null ? null : new ConnectionId(connection);
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("Number", QueueOrder.NUMBER.name());
        columns.put("What", QueueOrder.SUBJECT.name());
        columns.put("Connection", QueueOrder.CONNECTION.name());
        columns.put("Status", QueueOrder.STATUS.name());
        columns.put("Tries", QueueOrder.TRIES.name());
        columns.put("Next try", QueueOrder.NEXT_TRY.name());
        columns.put("Why it waits", "");
        return columns;
    }
}
