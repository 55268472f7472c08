package dev.syncline.console.assist;

import dev.syncline.access.Audit;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Refusal;
import dev.syncline.console.rules.SideBySide;
import dev.syncline.script.Direction;
import dev.syncline.script.Problem;
import dev.syncline.script.Rules;
import dev.syncline.trial.Scripts;
import dev.syncline.trial.TrialRun;
import dev.syncline.trial.TrialRuns;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Answers on their way into a draft: compiled, run on what passed, and shown with what came out. */
@Component
class Answers {

    static final String PAGE = "assist/answer";

    private static final int SYNCS = 5;

    private final Texts texts;
    private final Rules rules;
    private final TrialRuns runs;
    private final Audit audit;

    Answers(Texts texts, Rules rules, TrialRuns runs, Audit audit) {
        this.texts = texts;
        this.rules = rules;
        this.runs = runs;
        this.audit = audit;
    }

    boolean compiles(Direction direction, String rule) {
        return rules.check(direction, rule).isEmpty();
    }

    /** Beside the other rule as it is in the draft; on the last syncs where no item is named, if there are any. */
    private Optional<TrialRun> begin(Connection connection, Direction direction, String rule, String item, String by) {
        Texts.Now now = texts.now(connection, by);
        Scripts scripts =
                direction == Direction.OUTGOING ? new Scripts(rule, now.incoming()) : new Scripts(now.outgoing(), rule);
        if (!item.isBlank()) {
            return Optional.of(runs.items(connection.id(), scripts, direction, List.of(item), by));
        }
        return runs.hasSyncs(connection.id(), direction)
                ? Optional.of(runs.syncs(connection.id(), scripts, direction, SYNCS, by))
                : Optional.empty();
    }

    /** Begins the test run of an answer and goes to its page; what does not compile is only shown. */
    String tried(
            Connection connection,
            Direction direction,
            String rule,
            String item,
            String by,
            Model model,
            HttpServletResponse response) {
        try {
            Optional<TrialRun> run =
                    compiles(direction, rule) ? begin(connection, direction, rule, item, by) : Optional.empty();
            if (run.isPresent()) {
                audit.record("tried rules", connection.name());
                return "redirect:/connections/%s/assist/%s/answers/%s"
                        .formatted(
                                connection.id(),
                                Sides.word(direction),
                                run.get().id());
            }
        } catch (Refusal refusal) {
            model.addAttribute("refused", refusal.getMessage());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        show(connection, direction, rule, null, by, model);
        return PAGE;
    }

    /** The test run of an answer; empty when it is forgotten or was made for something else. */
    Optional<TrialRun> find(Connection connection, Direction direction, UUID run) {
        return runs.find(connection.id(), run).filter(found -> found.only() == direction);
    }

    /** Whether an answer may go into the draft: it went through, or there is nothing it could be run on. */
    boolean isAcceptable(Connection connection, Direction direction, @Nullable TrialRun run) {
        return switch (Standing.of(run)) {
            case PASSED -> true;
            case UNTRIED -> run != null && run.past() || !runs.hasSyncs(connection.id(), direction);
            case RUNNING, FAILED -> false;
        };
    }

    void show(Connection connection, Direction direction, String rule, @Nullable TrialRun run, String by, Model model) {
        Texts.Now now = texts.now(connection, by);
        List<Problem> problems = rules.check(direction, rule);
        model.addAttribute("connection", connection);
        model.addAttribute("side", Sides.word(direction));
        model.addAttribute("source", rule);
        model.addAttribute("version", now.version());
        model.addAttribute("diff", SideBySide.of(now.of(direction), rule, false));
        model.addAttribute("problems", problems);
        model.addAttribute("run", run);
        model.addAttribute("standing", Standing.of(run).name());
        model.addAttribute("acceptable", problems.isEmpty() && isAcceptable(connection, direction, run));
    }
}
