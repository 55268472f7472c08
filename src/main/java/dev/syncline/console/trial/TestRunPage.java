package dev.syncline.console.trial;

import dev.syncline.connection.Connection;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.trial.TrialCase;
import dev.syncline.trial.TrialRun;
import dev.syncline.trial.TrialRuns;
import dev.syncline.trial.Trials;
import dev.syncline.trial.Verdict;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A test run: how far it is, what came out, and each of its cases. */
@Controller
class TestRunPage {

    private static final int ROWS = 50;

    private final TrialRuns runs;
    private final Trials trials;
    private final KnownConnections known;

    TestRunPage(TrialRuns runs, Trials trials, KnownConnections known) {
        this.runs = runs;
        this.trials = trials;
        this.known = known;
    }

    static String address(TrialRun run) {
        return "/connections/" + run.connection() + "/test-run/" + run.id();
    }

    @GetMapping("/connections/{id}/test-run/{run}")
    String show(
            @PathVariable String id,
            @PathVariable UUID run,
            @RequestParam(required = false) @Nullable Verdict only,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        fill(id, run, only, page, model);
        return "connections/test-run/run";
    }

    /** Only what changes by itself, for the page to refresh itself. */
    @GetMapping("/connections/{id}/test-run/{run}/table")
    String table(
            @PathVariable String id,
            @PathVariable UUID run,
            @RequestParam(required = false) @Nullable Verdict only,
            @RequestParam(defaultValue = "0") int page,
            Model model,
            HttpServletResponse response) {
        response.setHeader("X-Live", "test-run");
        if (fill(id, run, only, page, model).ended()) {
            response.setHeader("HX-Refresh", "true");
        }
        return "connections/test-run/run :: table";
    }

    @PostMapping("/connections/{id}/test-run/{run}/cancel")
    String cancel(@PathVariable String id, @PathVariable UUID run) {
        TrialRun found = find(known.get(id), run);
        runs.cancel(found);
        return "redirect:" + address(found);
    }

    /** One case, run again to show all of it. */
    @GetMapping("/connections/{id}/test-run/{run}/{number}")
    String one(@PathVariable String id, @PathVariable UUID run, @PathVariable int number, Model model) {
        Connection connection = known.get(id);
        TrialRun found = find(connection, run);
        TrialCase one = found.find(number).orElseThrow(() -> gone("This test run has no such item."));
        model.addAttribute("connection", connection);
        model.addAttribute("run", found);
        model.addAttribute("one", one);
        Long sync = one.sync();
        if (sync == null) {
            model.addAttribute("item", trials.run(connection.id(), found.scripts(), found.only(), one.title()));
        } else {
            model.addAttribute(
                    "past",
                    trials.replay(connection.id(), found.scripts(), sync)
                            .orElseThrow(() -> gone("This sync is forgotten by now.")));
        }
        return "connections/test-run/case";
    }

    private TrialRun fill(String id, UUID run, @Nullable Verdict only, int page, Model model) {
        Connection connection = known.get(id);
        TrialRun found = find(connection, run);
        // First: a run that had ended by now has all its outcomes in what is read after it.
        boolean ended = found.ended();
        List<TrialCase> cases = found.cases(only);
        Map<Verdict, Integer> counts = found.counts();
        int from = Math.min(Math.max(page, 0) * ROWS, cases.size());
        List<TrialCase> rows = cases.subList(from, Math.min(from + ROWS, cases.size()));
        model.addAttribute("connection", connection);
        model.addAttribute("run", found);
        model.addAttribute("counts", counts);
        model.addAttribute("done", found.total() - counts.getOrDefault(Verdict.PENDING, 0));
        model.addAttribute("only", only);
        model.addAttribute("ended", ended);
        model.addAttribute("page", new PageImpl<>(rows, PageRequest.of(Math.max(page, 0), ROWS), cases.size()));
        return found;
    }

    private TrialRun find(Connection connection, UUID run) {
        return runs.find(connection.id(), run)
                .orElseThrow(() ->
                        gone("This test run is not kept any more. Test runs are forgotten when the node restarts."));
    }

    private static ResponseStatusException gone(String why) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, why);
    }
}
