package dev.syncline.console.rules;

import dev.syncline.access.Audit;
import dev.syncline.access.TypedBefore;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Refusal;
import dev.syncline.connection.Revision;
import dev.syncline.connection.Revisions;
import dev.syncline.console.Together;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.script.Direction;
import dev.syncline.script.Problem;
import jakarta.servlet.http.HttpServletRequest;
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

/** The two rules of a connection, edited and published together. */
@Controller
class RulesPage {

    private static final String PAGE = "connections/edit/rules";
    private static final String GONE = "connections/edit/gone";

    private final Revisions revisions;
    private final KnownConnections known;
    private final Audit audit;
    private final Together together;

    RulesPage(Revisions revisions, KnownConnections known, Audit audit, Together together) {
        this.audit = audit;
        this.together = together;
        this.revisions = revisions;
        this.known = known;
    }

    /** The rules in force, or those of an earlier revision to start from. */
    @GetMapping("/connections/{id}/edit")
    String edit(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long from,
            HttpServletRequest request,
            Model model) {
        Connection connection = known.get(id);
        Revision published = revisions.published(connection.id());
        Revision texts = revisions.history(connection.id()).stream()
                .filter(each -> from != null && each.number() == from)
                .findFirst()
                .orElse(published);
        Optional<RulesForm> typed = TypedBefore.take(request).map(RulesForm::of);
        fill(connection, typed.orElseGet(() -> RulesForm.of(texts, published.number())), Map.of(), model);
        typed.ifPresent(form -> model.addAttribute("typedBefore", true));
        model.addAttribute("opened", texts.number() == published.number() ? null : texts.number());
        return PAGE;
    }

    @PostMapping("/connections/{id}/edit")
    String publish(
            @PathVariable String id,
            @ModelAttribute("form") RulesForm form,
            Principal by,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Optional<Connection> found = known.find(id);
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return GONE;
        }
        Connection connection = found.get();
        try {
            Map<Direction, List<Problem>> problems = together.all(() -> publish(connection, form, by));
            if (!problems.isEmpty()) {
                fill(connection, form, problems, model);
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                return PAGE;
            }
        } catch (ConcurrentModificationException e) {
            return outrun(connection, form, by, model, flash, response);
        } catch (Refusal refusal) {
            fill(connection, form, Map.of(), model);
            model.addAttribute("refused", refusal.getMessage());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return PAGE;
        }
        return published(connection, revisions.published(connection.id()), flash);
    }

    private Map<Direction, List<Problem>> publish(Connection connection, RulesForm form, Principal by) {
        Map<Direction, List<Problem>> problems = revisions.publish(
                connection.id(), form.started(), form.outgoing(), form.incoming(), by.getName(), form.note());
        if (problems.isEmpty()) {
            audit.record("published rules", connection.name());
        }
        return problems;
    }

    private static String published(Connection connection, Revision revision, RedirectAttributes flash) {
        flash.addFlashAttribute(
                "done",
                ("Published as revision %d. It is used from each item's next change on; items that waited for a"
                                + " corrected rule are tried again now.")
                        .formatted(revision.number()));
        return "redirect:/connections/" + connection.id() + "/edit";
    }

    /** Somebody was faster; when it was the same form, pressed twice, it was published. */
    private String outrun(
            Connection connection,
            RulesForm form,
            Principal by,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Revision theirs = revisions.published(connection.id());
        if (theirs.author().equals(by.getName()) && form.says(theirs)) {
            return published(connection, theirs, flash);
        }
        fill(connection, form.onTopOf(theirs.number()), Map.of(), model);
        model.addAttribute("theirs", theirs);
        response.setStatus(HttpStatus.CONFLICT.value());
        return PAGE;
    }

    private void fill(Connection connection, RulesForm form, Map<Direction, List<Problem>> problems, Model model) {
        model.addAttribute("connection", connection);
        model.addAttribute("form", form);
        model.addAttribute("outgoingProblems", problems.getOrDefault(Direction.OUTGOING, List.of()));
        model.addAttribute("incomingProblems", problems.getOrDefault(Direction.INCOMING, List.of()));
        model.addAttribute("history", revisions.history(connection.id()));
        model.addAttribute("editable", connection.mode() == Connection.Mode.SCRIPT);
    }
}
