package dev.syncline.console.errors;

import dev.syncline.access.Audit;
import dev.syncline.change.Changes;
import dev.syncline.change.StandoffDecided.Choice;
import dev.syncline.console.Together;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.twin.Standoff;
import dev.syncline.twin.Standoffs;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an administrator decides about a field whose two sides differ. */
@Controller
class DecideStandoff {

    private final Faults faults;
    private final Standoffs standoffs;
    private final Questions questions;
    private final Changes changes;
    private final Audit audit;
    private final Together together;

    DecideStandoff(
            Faults faults, Standoffs standoffs, Questions questions, Changes changes, Audit audit, Together together) {
        this.questions = questions;
        this.faults = faults;
        this.standoffs = standoffs;
        this.changes = changes;
        this.audit = audit;
        this.together = together;
    }

    /**
     * The error goes once the decision was carried out.
     *
     * @param back whether the list of errors was where it was decided; else the item's next question comes
     */
    @PostMapping("/errors/{id}/decide")
    String decide(
            @PathVariable UUID id,
            @RequestParam Choice choice,
            @RequestParam(defaultValue = "true") boolean back,
            Principal by,
            RedirectAttributes flash) {
        Optional<Standoff> standoff =
                Optional.ofNullable(standoffs.ofFaults(List.of(id)).get(id));
        if (standoff.isEmpty()) {
            flash.addFlashAttribute("done", "Somebody else, or a later change, decided this already.");
            return "redirect:/errors";
        }
        String item = faults.find(id).map(Fault::item).orElse(standoff.get().field());
        together.all(() -> {
            changes.decide(standoff.get(), choice, item, by.getName());
            audit.record(done(choice).formatted(standoff.get().field()), item);
        });
        flash.addFlashAttribute("done", now(choice));
        return back
                ? "redirect:/errors"
                : questions
                        .next(standoff.get())
                        .map(next -> "redirect:/errors/" + next.fault())
                        .orElse("redirect:/errors");
    }

    private static String done(Choice choice) {
        return switch (choice) {
            case KEEP_OURS -> "kept this side's value of “%s”";
            case TAKE_THEIRS -> "took the other side's value of “%s”";
            case RETRY -> "let “%s” pass again";
        };
    }

    private static String now(Choice choice) {
        return switch (choice) {
            case KEEP_OURS -> "Your value stays and is on its way to the other side.";
            case TAKE_THEIRS -> "The other side's value is being written here.";
            case RETRY -> "The field passes again. If it still goes back and forth, the error comes back.";
        };
    }
}
