package dev.syncline.console.lists;

import dev.syncline.console.connections.KnownConnections;
import dev.syncline.twin.Twins;
import dev.syncline.worklist.Worklist;
import dev.syncline.worklist.Worklist.Kind;
import dev.syncline.worklist.WorklistLine;
import dev.syncline.worklist.Worklists;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One list: the verdict of each row, then how far it got. */
@Controller
class ListPage {

    private static final int ROWS = 50;

    private final Worklists lists;
    private final Twins twins;
    private final KnownConnections known;
    private final ListDeeds deeds;

    ListPage(Worklists lists, Twins twins, KnownConnections known, ListDeeds deeds) {
        this.lists = lists;
        this.twins = twins;
        this.known = known;
        this.deeds = deeds;
    }

    @GetMapping("/lists/{id}")
    String show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "") String only,
            Model model) {
        fill(get(id), after, only, model);
        return "lists/one";
    }

    /** Only the figures and the rows, for the page to refresh itself. */
    @GetMapping("/lists/{id}/table")
    String table(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "") String only,
            Model model,
            HttpServletResponse response) {
        response.setHeader("X-Live", "list");
        fill(get(id), after, only, model);
        return "lists/one :: table";
    }

    @PostMapping("/lists/{id}/start")
    String start(@PathVariable UUID id, RedirectAttributes flash) {
        boolean started = deeds.start(get(id));
        flash.addFlashAttribute(
                started ? "done" : "refused",
                started ? "It is under way, a few items at a time." : "It cannot be started now. Look at it again.");
        return "redirect:/lists/" + id;
    }

    @PostMapping("/lists/{id}/again")
    String again(@PathVariable UUID id, RedirectAttributes flash) {
        boolean moved = deeds.again(get(id));
        flash.addFlashAttribute(
                moved ? "done" : "refused",
                moved
                        ? "The failed rows are checked again. Start the list once they have their verdict."
                        : "There is nothing to try again now. Look at it again.");
        return "redirect:/lists/" + id;
    }

    @PostMapping("/lists/{id}/stop")
    String stop(@PathVariable UUID id, RedirectAttributes flash) {
        boolean stopped = deeds.stop(get(id));
        flash.addFlashAttribute(
                "done", stopped ? "Nothing more is begun; the few items on their way go through." : "It had ended.");
        return "redirect:/lists/" + id;
    }

    @PostMapping("/lists/{id}/forget")
    String forget(@PathVariable UUID id, RedirectAttributes flash) {
        Worklist list = get(id);
        if (!lists.forget(id)) {
            flash.addFlashAttribute("refused", "It runs. Stop it first.");
            return "redirect:/lists/" + id;
        }
        flash.addFlashAttribute("done", "The list is thrown away; what it did stays done.");
        return list.kind() == Kind.CONNECT ? "redirect:/bulk-connect" : "redirect:/clean-up";
    }

    private Worklist get(UUID id) {
        return lists.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such list."));
    }

    private void fill(Worklist list, int after, String only, Model model) {
        WorklistLine.State state = state(only);
        List<WorklistLine> rows = lists.lines(list.id(), state, Math.max(0, after), ROWS + 1);
        List<WorklistLine> shown = rows.subList(0, Math.min(ROWS, rows.size()));
        model.addAttribute("list", list);
        model.addAttribute("connects", list.kind() == Kind.CONNECT);
        model.addAttribute("connection", known.get(list.connection().toString()));
        model.addAttribute("under", list.whole() ? twins.count(list.connection()) : 0);
        model.addAttribute("rows", shown);
        model.addAttribute("only", state == null ? "" : state.name());
        model.addAttribute("after", after);
        model.addAttribute("next", rows.size() > ROWS ? shown.get(ROWS - 1).number() : null);
    }

    private static WorklistLine.@Nullable State state(String only) {
        for (WorklistLine.State each : WorklistLine.State.values()) {
            if (each.name().equals(only.toUpperCase(Locale.ROOT))) {
                return each;
            }
        }
        return null;
    }
}
