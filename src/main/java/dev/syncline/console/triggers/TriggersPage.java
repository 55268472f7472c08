package dev.syncline.console.triggers;

import dev.syncline.access.Audit;
import dev.syncline.change.Trigger;
import dev.syncline.change.Triggers;
import dev.syncline.console.Together;
import dev.syncline.console.connections.KnownConnections;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of triggers, and switching, deleting them. */
@Controller
class TriggersPage {

    private static final int ROWS = 25;

    private final Triggers triggers;
    private final KnownConnections known;
    private final Audit audit;
    private final Together together;

    TriggersPage(Triggers triggers, KnownConnections known, Audit audit, Together together) {
        this.audit = audit;
        this.together = together;
        this.triggers = triggers;
        this.known = known;
    }

    @GetMapping("/triggers")
    String list(@RequestParam(defaultValue = "0") int page, Model model) {
        Page<Trigger> all = triggers.page(null, PageRequest.of(Math.max(page, 0), ROWS));
        model.addAttribute("triggers", all);
        model.addAttribute("names", known.names(all.stream().map(Trigger::connection)));
        return "triggers/list";
    }

    @PostMapping("/triggers/{id}/activate")
    String activate(@PathVariable UUID id, RedirectAttributes flash) {
        Trigger trigger = existing(id);
        together.all(() -> {
            triggers.activate(id);
            audit.record("activated a trigger", trigger.filter());
        });
        flash.addFlashAttribute("done", "The trigger is active.");
        return "redirect:/triggers";
    }

    @PostMapping("/triggers/{id}/deactivate")
    String deactivate(@PathVariable UUID id, RedirectAttributes flash) {
        Trigger trigger = existing(id);
        together.all(() -> {
            triggers.deactivate(id);
            audit.record("deactivated a trigger", trigger.filter());
        });
        flash.addFlashAttribute("done", "The trigger is deactivated. Items already under sync stay under sync.");
        return "redirect:/triggers";
    }

    @GetMapping("/triggers/{id}/delete")
    String confirmDelete(@PathVariable UUID id, Model model) {
        model.addAttribute("trigger", existing(id));
        return "triggers/delete";
    }

    @PostMapping("/triggers/{id}/delete")
    String delete(@PathVariable UUID id, RedirectAttributes flash) {
        Trigger trigger = existing(id);
        together.all(() -> {
            triggers.delete(id);
            audit.record("deleted a trigger", trigger.filter());
        });
        flash.addFlashAttribute("done", "The trigger is deleted. Items already under sync stay under sync.");
        return "redirect:/triggers";
    }

    private Trigger existing(UUID id) {
        return triggers.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such trigger."));
    }
}
