package dev.syncline.console.assist;

import dev.syncline.connection.Connection;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.script.Direction;
import dev.syncline.trial.TrialRun;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An answer with its difference and its test run; it goes into the draft only when somebody accepts it. */
@Controller
class AnswerPage {

    private final Answers answers;
    private final Texts texts;
    private final KnownConnections known;

    AnswerPage(Answers answers, Texts texts, KnownConnections known) {
        this.answers = answers;
        this.texts = texts;
        this.known = known;
    }

    @GetMapping("/connections/{id}/assist/{side}/answers/{run}")
    String show(@PathVariable String id, @PathVariable String side, @PathVariable UUID run, Principal by, Model model) {
        Connection connection = known.get(id);
        Direction direction = Sides.of(side);
        TrialRun found = find(connection, direction, run);
        answers.show(connection, direction, found.scripts().of(direction), found, by.getName(), model);
        return Answers.PAGE;
    }

    /** Only what changes by itself, for the page to refresh itself. */
    @GetMapping("/connections/{id}/assist/{side}/answers/{run}/outcome")
    String outcome(
            @PathVariable String id,
            @PathVariable String side,
            @PathVariable UUID run,
            Principal by,
            Model model,
            HttpServletResponse response) {
        show(id, side, run, by, model);
        response.setHeader("X-Live", "answer");
        if (!Standing.RUNNING.name().equals(model.getAttribute("standing"))) {
            response.setHeader("HX-Refresh", "true");
        }
        return Answers.PAGE + " :: outcome";
    }

    /** Runs an answer on an item, or on the last syncs where none is named. */
    @PostMapping("/connections/{id}/assist/{side}/try")
    String tryIt(
            @PathVariable String id,
            @PathVariable String side,
            @RequestParam String source,
            @RequestParam(defaultValue = "") String item,
            Principal by,
            Model model,
            HttpServletResponse response) {
        return answers.tried(
                known.get(id), Sides.of(side), source.replace("\r\n", "\n"), item, by.getName(), model, response);
    }

    /** Puts an accepted answer into the draft: it compiles, and it was run without a fault where it could be run. */
    @PostMapping("/connections/{id}/assist/{side}/accept")
    String accept(
            @PathVariable String id,
            @PathVariable String side,
            @ModelAttribute("accept") AcceptForm form,
            Principal by,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Connection connection = known.get(id);
        Direction direction = Sides.of(side);
        TrialRun found = form.run() == null ? null : find(connection, direction, form.run());
        String rule = found == null ? form.rule() : found.scripts().of(direction);
        if (!answers.compiles(direction, rule) || !answers.isAcceptable(connection, direction, found)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            answers.show(connection, direction, rule, found, by.getName(), model);
            return Answers.PAGE;
        }
        if (texts.keep(connection, direction, rule, form.version(), by.getName())) {
            flash.addFlashAttribute("done", "The answer is in your draft. Nothing changes until you publish it.");
            return "redirect:/connections/" + connection.id() + "/edit";
        }
        flash.addFlashAttribute(
                "refused", "Your draft changed meanwhile, so the answer was not put into it. Ask again.");
        return "redirect:/connections/" + connection.id() + "/assist/" + side;
    }

    private TrialRun find(Connection connection, Direction side, UUID run) {
        return answers.find(connection, side, run)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND,
                        "This answer is not kept any more. Answers are forgotten when the node restarts; ask again."));
    }
}
