package dev.syncline.console.rules;

import dev.syncline.access.Audit;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Draft;
import dev.syncline.connection.Drafts;
import dev.syncline.connection.Refusal;
import dev.syncline.connection.Revisions;
import dev.syncline.console.Together;
import dev.syncline.console.connections.KnownConnections;
import java.security.Principal;
import java.util.ConcurrentModificationException;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Keeps drafts while somebody types, and throws them away. */
@Controller
class DraftOperations {

    private static final String STANDING = "connections/edit/rules :: standing";

    private final Drafts drafts;
    private final Revisions revisions;
    private final KnownConnections known;
    private final Audit audit;
    private final Together together;

    DraftOperations(Drafts drafts, Revisions revisions, KnownConnections known, Audit audit, Together together) {
        this.drafts = drafts;
        this.revisions = revisions;
        this.known = known;
        this.audit = audit;
        this.together = together;
    }

    /** Keeps what stands in the editors and answers where the draft stands now; the page itself stays as it is. */
    @PostMapping(path = "/connections/{id}/draft", headers = "HX-Request")
    String keep(@PathVariable String id, @ModelAttribute("form") RulesForm form, Principal by, Model model) {
        Optional<Connection> found = known.find(id);
        model.addAttribute("form", form);
        if (found.isEmpty()) {
            model.addAttribute(
                    "notKept", "Somebody deleted this connection while you were editing it. Copy what you need.");
            return STANDING;
        }
        Connection connection = found.get();
        model.addAttribute("connection", connection);
        model.addAttribute("published", revisions.published(connection.id()));
        try {
            Draft draft = drafts.keep(form.toDraft(connection.id(), by.getName()));
            model.addAttribute("form", form.knowing(draft.version()));
            model.addAttribute("draft", draft);
        } catch (ConcurrentModificationException e) {
            model.addAttribute(
                    "notKept",
                    "Another window of yours kept another draft meanwhile, so this one is not kept any more."
                            + " Press Save draft to see both.");
        } catch (Refusal refusal) {
            model.addAttribute("notKept", refusal.getMessage());
        }
        return STANDING;
    }

    @PostMapping("/connections/{id}/draft/discard")
    String discard(@PathVariable String id, Principal by, RedirectAttributes flash) {
        Connection connection = known.get(id);
        together.all(() -> {
            drafts.discard(connection.id(), by.getName());
            audit.record("discarded a draft of rules", connection.name());
        });
        flash.addFlashAttribute("done", "The draft is discarded. The editors hold the rules in force.");
        return "redirect:/connections/" + connection.id() + "/edit";
    }
}
