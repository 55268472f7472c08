package dev.syncline.console.rules;

import dev.syncline.access.Audit;
import dev.syncline.change.Reruns;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Revisions;
import dev.syncline.console.Together;
import dev.syncline.console.connections.KnownConnections;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Applies the rules in force to items already under sync, and stops that. */
@Controller
class RerunOperations {

    private final Reruns reruns;
    private final Revisions revisions;
    private final KnownConnections known;
    private final Audit audit;
    private final Together together;

    RerunOperations(Reruns reruns, Revisions revisions, KnownConnections known, Audit audit, Together together) {
        this.reruns = reruns;
        this.revisions = revisions;
        this.known = known;
        this.audit = audit;
        this.together = together;
    }

    @PostMapping("/connections/{id}/rerun")
    String start(@PathVariable String id, Principal by, RedirectAttributes flash) {
        Connection connection = known.get(id);
        long number = revisions.published(connection.id()).number();
        together.all(() -> {
            reruns.start(connection.id(), number, by.getName());
            audit.record("applied rules to items under sync", "%s, revision %d".formatted(connection.name(), number));
        });
        flash.addFlashAttribute("done", "Revision %d is applied to the items under sync.".formatted(number));
        return "redirect:/connections/" + connection.id() + "/revisions";
    }

    @PostMapping("/connections/{id}/rerun/stop")
    String stop(@PathVariable String id, RedirectAttributes flash) {
        Connection connection = known.get(id);
        boolean stopped = together.all(() -> {
            boolean ran = reruns.stop(connection.id());
            if (ran) {
                audit.record("stopped applying rules to items under sync", connection.name());
            }
            return ran;
        });
        if (stopped) {
            flash.addFlashAttribute(
                    "done", "Stopped. Items on their way are still looked at; no others are handed out.");
        } else {
            flash.addFlashAttribute("refused", "There was nothing to stop any more.");
        }
        return "redirect:/connections/" + connection.id() + "/revisions";
    }
}
