package dev.syncline.console.rules;

import dev.syncline.change.Rerun;
import dev.syncline.change.Reruns;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Drafts;
import dev.syncline.connection.Revision;
import dev.syncline.connection.RevisionSummary;
import dev.syncline.connection.Revisions;
import dev.syncline.connection.TriggerThen;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.twin.Twins;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The history of a connection's rules: what was in force when, by whom and why, and what differs. */
@Controller
class RevisionsPage {

    private static final int ROWS = 25;

    private final Revisions revisions;
    private final Drafts drafts;
    private final Reruns reruns;
    private final Twins twins;
    private final KnownConnections known;

    RevisionsPage(Revisions revisions, Drafts drafts, Reruns reruns, Twins twins, KnownConnections known) {
        this.revisions = revisions;
        this.drafts = drafts;
        this.reruns = reruns;
        this.twins = twins;
        this.known = known;
    }

    @GetMapping("/connections/{id}/revisions")
    String list(@PathVariable String id, @RequestParam(defaultValue = "0") int page, Principal by, Model model) {
        Connection connection = known.get(id);
        Page<RevisionSummary> shown = revisions.page(connection.id(), PageRequest.of(Math.max(page, 0), ROWS));
        model.addAttribute("page", shown);
        model.addAttribute("drafts", drafts.of(connection.id()));
        model.addAttribute("visitor", by.getName());
        model.addAttribute("published", revisions.published(connection.id()));
        model.addAttribute("editable", connection.mode() == Connection.Mode.SCRIPT);
        fillRerun(connection, model);
        return "connections/edit/revisions";
    }

    /** Only how far the rerun got, for the page to refresh itself. */
    @GetMapping("/connections/{id}/rerun")
    String rerun(@PathVariable String id, Model model, HttpServletResponse response) {
        response.setHeader("X-Live", "rerun");
        fillRerun(known.get(id), model);
        return "connections/edit/revisions :: rerun";
    }

    @GetMapping("/connections/{id}/revisions/{number}")
    String one(@PathVariable String id, @PathVariable long number, Model model) {
        Connection connection = known.get(id);
        model.addAttribute("connection", connection);
        model.addAttribute("revision", revision(connection, number));
        model.addAttribute(
                "triggers", revisions.triggers(connection.id(), number).orElse(null));
        model.addAttribute("published", revisions.published(connection.id()));
        model.addAttribute("editable", connection.mode() == Connection.Mode.SCRIPT);
        return "connections/edit/revision";
    }

    @GetMapping("/connections/{id}/compare")
    String compare(
            @PathVariable String id,
            @RequestParam long from,
            @RequestParam long to,
            @RequestParam(defaultValue = "false") boolean all,
            Model model) {
        Connection connection = known.get(id);
        Revision left = revision(connection, from);
        Revision right = revision(connection, to);
        List<TriggerThen> before = triggers(connection, from);
        List<TriggerThen> after = triggers(connection, to);
        model.addAttribute("connection", connection);
        model.addAttribute("left", left);
        model.addAttribute("right", right);
        model.addAttribute("all", all);
        model.addAttribute(
                "comparison",
                Comparison.of(name(left), RulesForm.of(left, 0, 0), name(right), RulesForm.of(right, 0, 0), all));
        model.addAttribute("removed", without(before, after));
        model.addAttribute("added", without(after, before));
        model.addAttribute("published", revisions.published(connection.id()));
        model.addAttribute("editable", connection.mode() == Connection.Mode.SCRIPT);
        return "connections/edit/compare";
    }

    private void fillRerun(Connection connection, Model model) {
        @Nullable Rerun rerun = reruns.find(connection.id()).orElse(null);
        model.addAttribute("connection", connection);
        model.addAttribute("rerun", rerun);
        model.addAttribute("items", twins.count(connection.id()));
    }

    private Revision revision(Connection connection, long number) {
        return revisions
                .find(connection.id(), number)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such revision."));
    }

    private List<TriggerThen> triggers(Connection connection, long number) {
        return revisions.triggers(connection.id(), number).orElse(List.of());
    }

    private static String name(Revision revision) {
        return "Revision " + revision.number();
    }

    private static List<TriggerThen> without(List<TriggerThen> some, List<TriggerThen> others) {
        return some.stream().filter(each -> !others.contains(each)).toList();
    }
}
