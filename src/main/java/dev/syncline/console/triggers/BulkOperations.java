package dev.syncline.console.triggers;

import dev.syncline.access.Audit;
import dev.syncline.change.Bulk;
import dev.syncline.change.Bulks;
import dev.syncline.change.Trigger;
import dev.syncline.change.Triggers;
import dev.syncline.console.Together;
import java.security.Principal;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Begins and stops the bulk operations of a trigger. */
@Controller
class BulkOperations {

    private final Triggers triggers;
    private final Bulks bulks;
    private final Audit audit;
    private final Together together;

    BulkOperations(Triggers triggers, Bulks bulks, Audit audit, Together together) {
        this.triggers = triggers;
        this.bulks = bulks;
        this.audit = audit;
        this.together = together;
    }

    @PostMapping("/triggers/{id}/bulk/exalate")
    String exalate(@PathVariable UUID id, Principal by, RedirectAttributes flash) {
        return start(id, Bulk.Kind.EXALATE, "started Bulk exalate", by, flash);
    }

    @PostMapping("/triggers/{id}/bulk/unexalate")
    String unexalate(@PathVariable UUID id, Principal by, RedirectAttributes flash) {
        return start(id, Bulk.Kind.UNEXALATE, "started Bulk unexalate", by, flash);
    }

    @PostMapping("/triggers/{id}/bulk/stop")
    String stop(@PathVariable UUID id, RedirectAttributes flash) {
        Trigger trigger = existing(id);
        boolean stopped = together.all(() -> {
            boolean ran = bulks.stop(id);
            if (ran) {
                audit.record("stopped a bulk operation", trigger.filter());
            }
            return ran;
        });
        if (stopped) {
            flash.addFlashAttribute("done", "Stopped. Items on their way go through; no others are handed out.");
        } else {
            flash.addFlashAttribute("refused", "There was nothing to stop any more.");
        }
        return "redirect:/triggers/" + id + "/items";
    }

    private String start(UUID id, Bulk.Kind kind, String deed, Principal by, RedirectAttributes flash) {
        Trigger trigger = existing(id);
        together.all(() -> {
            bulks.start(id, kind, by.getName());
            audit.record(deed, trigger.filter());
        });
        flash.addFlashAttribute("done", "It goes on by itself, a few items at a time, also when you leave this page.");
        return "redirect:/triggers/" + id + "/items";
    }

    private Trigger existing(UUID id) {
        return triggers.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such trigger."));
    }
}
