package dev.syncline.console.trial;

import dev.syncline.access.Audit;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Drafts;
import dev.syncline.connection.Refusal;
import dev.syncline.connection.Revisions;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.script.Direction;
import dev.syncline.script.Problem;
import dev.syncline.script.Rules;
import dev.syncline.trial.TrialRun;
import dev.syncline.trial.TrialRuns;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Says what shall be tried, on which items or past syncs. */
@Controller
class TestRunStartPage {

    private static final String PAGE = "connections/test-run/start";

    private final Revisions revisions;
    private final Drafts drafts;
    private final Rules rules;
    private final TrialRuns runs;
    private final KnownConnections known;
    private final Audit audit;

    TestRunStartPage(
            Revisions revisions, Drafts drafts, Rules rules, TrialRuns runs, KnownConnections known, Audit audit) {
        this.revisions = revisions;
        this.drafts = drafts;
        this.rules = rules;
        this.runs = runs;
        this.known = known;
        this.audit = audit;
    }

    /** The visitor's draft, the rules in force where there is none, or those of another revision. */
    @GetMapping("/connections/{id}/test-run")
    String start(
            @PathVariable String id, @RequestParam(required = false) @Nullable Long from, Principal by, Model model) {
        Connection connection = known.get(id);
        Optional<TestRunForm> chosen = from == null
                ? Optional.empty()
                : revisions.find(connection.id(), from).map(TestRunForm::of);
        TestRunForm form = chosen.or(() -> drafts.find(connection.id(), by.getName())
                        .map(draft -> TestRunForm.of(draft.outgoing(), draft.incoming())))
                .orElseGet(() -> TestRunForm.of(revisions.published(connection.id())));
        fill(connection, form, model);
        return PAGE;
    }

    /** The texts of the editors, as somebody left them. */
    @PostMapping("/connections/{id}/test-run/texts")
    String texts(@PathVariable String id, @ModelAttribute("form") TestRunForm form, Model model) {
        fill(known.get(id), TestRunForm.of(form.outgoing(), form.incoming()), model);
        return PAGE;
    }

    @PostMapping("/connections/{id}/test-run")
    String run(
            @PathVariable String id,
            @ModelAttribute("form") TestRunForm form,
            Principal by,
            Model model,
            HttpServletResponse response) {
        Connection connection = known.get(id);
        fill(connection, form, model);
        List<Problem> outgoing = rules.check(Direction.OUTGOING, form.outgoing());
        List<Problem> incoming = rules.check(Direction.INCOMING, form.incoming());
        model.addAttribute("outgoingProblems", outgoing);
        model.addAttribute("incomingProblems", incoming);
        if (!outgoing.isEmpty() || !incoming.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return PAGE;
        }
        try {
            TrialRun run = begin(connection, form, by.getName());
            audit.record("tried rules", connection.name());
            return "redirect:" + TestRunPage.address(run);
        } catch (Refusal refusal) {
            model.addAttribute("refused", refusal.getMessage());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return PAGE;
        }
    }

    private TrialRun begin(Connection connection, TestRunForm form, String by) {
        return switch (form.on()) {
            case "history" -> runs.syncs(connection.id(), form.scripts(), form.way(), form.many(), by);
            case "latest" -> runs.latestItems(connection.id(), form.scripts(), form.many(), by);
            default -> runs.items(connection.id(), form.scripts(), form.keyList(), by);
        };
    }

    private void fill(Connection connection, TestRunForm form, Model model) {
        model.addAttribute("connection", connection);
        model.addAttribute("form", form);
        model.addAttribute("outgoingProblems", List.of());
        model.addAttribute("incomingProblems", List.of());
        model.addAttribute("runs", runs.of(connection.id()));
    }
}
