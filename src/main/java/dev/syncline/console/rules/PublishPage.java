package dev.syncline.console.rules;

import dev.syncline.access.Audit;
import dev.syncline.change.Reruns;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Drafts;
import dev.syncline.connection.Refusal;
import dev.syncline.connection.Revisions;
import dev.syncline.console.Together;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.script.Direction;
import dev.syncline.script.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows what publishing a draft, or an earlier revision again, would do; then does it. */
@Controller
class PublishPage {

    private static final String PAGE = "connections/edit/publish";

    private final PublishPreview preview;
    private final Revisions revisions;
    private final Drafts drafts;
    private final Reruns reruns;
    private final KnownConnections known;
    private final Audit audit;
    private final Together together;

    PublishPage(
            PublishPreview preview,
            Revisions revisions,
            Drafts drafts,
            Reruns reruns,
            KnownConnections known,
            Audit audit,
            Together together) {
        this.preview = preview;
        this.revisions = revisions;
        this.drafts = drafts;
        this.reruns = reruns;
        this.known = known;
        this.audit = audit;
        this.together = together;
    }

    @GetMapping("/connections/{id}/publish")
    String confirm(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long revision,
            @RequestParam(defaultValue = "false") boolean all,
            Principal by,
            Model model) {
        Connection connection = known.get(id);
        Optional<RulesForm> texts = preview.texts(connection, revision, by.getName());
        if (texts.isEmpty()) {
            return to(connection, "/edit");
        }
        preview.fill(connection, texts.get(), revision, all, model);
        return PAGE;
    }

    @PostMapping("/connections/{id}/publish")
    String publish(
            @PathVariable String id,
            @ModelAttribute("confirmation") Confirmation confirmation,
            Principal by,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Connection connection = known.get(id);
        // Asked in this order: another press of the same button may publish, and discard the draft, in between.
        Optional<RulesForm> texts = preview.texts(connection, confirmation.revision(), by.getName());
        if (wasDone(connection, confirmation, by.getName())) {
            return published(connection, confirmation, flash);
        }
        if (texts.isEmpty() || !confirmation.saw(texts.get())) {
            flash.addFlashAttribute("refused", "The draft changed after this page was shown. Look at it again.");
            return to(connection, texts.isEmpty() ? "/edit" : "/publish");
        }
        return attempt(connection, texts.get(), confirmation, by.getName(), model, flash, response);
    }

    private String attempt(
            Connection connection,
            RulesForm texts,
            Confirmation confirmation,
            String by,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        try {
            Map<Direction, List<Problem>> problems = together.all(() -> put(connection, texts, confirmation, by));
            if (problems.isEmpty()) {
                return published(connection, confirmation, flash);
            }
            model.addAttribute("problems", problems);
        } catch (ConcurrentModificationException e) {
            if (wasDone(connection, confirmation, by)) {
                return published(connection, confirmation, flash);
            }
            model.addAttribute("overtaken", true);
            status = HttpStatus.CONFLICT;
        } catch (Refusal refusal) {
            model.addAttribute("refused", refusal.getMessage());
        }
        response.setStatus(status.value());
        preview.fill(connection, texts.noted(confirmation.noted()), confirmation.revision(), false, model);
        return PAGE;
    }

    private boolean wasDone(Connection connection, Confirmation confirmation, String by) {
        return confirmation.wasDone(revisions.published(connection.id()), by);
    }

    private Map<Direction, List<Problem>> put(
            Connection connection, RulesForm texts, Confirmation confirmation, String by) {
        Map<Direction, List<Problem>> problems = revisions.publish(
                connection.id(), confirmation.onTopOf(), texts.outgoing(), texts.incoming(), by, confirmation.noted());
        if (problems.isEmpty()) {
            afterwards(connection, texts, confirmation, by);
        }
        return problems;
    }

    private void afterwards(Connection connection, RulesForm texts, Confirmation confirmation, String by) {
        Long again = confirmation.revision();
        if (again == null) {
            drafts.discard(texts.toDraft(connection.id(), by));
        }
        audit.record(
                again == null ? "published rules" : "rolled back rules to revision " + again,
                "%s, revision %d: %s".formatted(connection.name(), confirmation.number(), confirmation.noted()));
        if (confirmation.applies()) {
            reruns.start(connection.id(), confirmation.number(), by);
            audit.record(
                    "applied rules to items under sync",
                    "%s, revision %d".formatted(connection.name(), confirmation.number()));
        }
    }

    private static String published(Connection connection, Confirmation confirmation, RedirectAttributes flash) {
        flash.addFlashAttribute(
                "done",
                ("Published as revision %d. It is used from each item's next change on; items that waited for a"
                                + " corrected rule are tried again %s.")
                        .formatted(
                                confirmation.number(),
                                connection.status() == Connection.Status.DEACTIVATED
                                        ? "once the connection is activated"
                                        : "now"));
        return to(connection, "/revisions");
    }

    private static String to(Connection connection, String page) {
        return "redirect:/connections/" + connection.id() + page;
    }
}
