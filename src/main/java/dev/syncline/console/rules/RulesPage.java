package dev.syncline.console.rules;

import dev.syncline.access.TypedBefore;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Draft;
import dev.syncline.connection.Drafts;
import dev.syncline.connection.OtherSide;
import dev.syncline.connection.Refusal;
import dev.syncline.connection.Revision;
import dev.syncline.connection.Revisions;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.console.editor.Snippets;
import dev.syncline.script.Direction;
import dev.syncline.script.Problem;
import dev.syncline.transport.Callers;
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

/** The two rules of a connection in their editors. What is typed is kept as a draft until it is published. */
@Controller
class RulesPage {

    static final String GONE = "connections/edit/gone";
    private static final String PAGE = "connections/edit/rules";

    private final Revisions revisions;
    private final Drafts drafts;
    private final KnownConnections known;
    private final Snippets snippets;
    private final OtherSide otherSide;
    private final Callers callers;

    RulesPage(
            Revisions revisions,
            Drafts drafts,
            KnownConnections known,
            Snippets snippets,
            OtherSide otherSide,
            Callers callers) {
        this.callers = callers;
        this.otherSide = otherSide;
        this.revisions = revisions;
        this.drafts = drafts;
        this.known = known;
        this.snippets = snippets;
    }

    /** The reader's draft, the rules in force where there is none, or those of an earlier revision to start from. */
    @GetMapping("/connections/{id}/edit")
    String edit(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long from,
            Principal by,
            HttpServletRequest request,
            Model model) {
        Connection connection = known.get(id);
        Optional<Draft> draft = drafts.find(connection.id(), by.getName());
        Revision published = revisions.published(connection.id());
        Optional<Revision> earlier = from == null ? Optional.empty() : revisions.find(connection.id(), from);
        if (earlier.isPresent()) {
            long version = draft.map(Draft::version).orElse(0L);
            fill(connection, RulesForm.of(earlier.get(), published.number(), version), Map.of(), by, model);
            model.addAttribute("opened", earlier.get().number());
        } else {
            Optional<RulesForm> typed = TypedBefore.take(request).map(RulesForm::of);
            typed.ifPresent(form -> model.addAttribute("typedBefore", true));
            RulesForm kept = draft.map(RulesForm::of).orElseGet(() -> RulesForm.of(published, published.number(), 0));
            fill(connection, typed.orElse(kept), Map.of(), by, model);
        }
        model.addAttribute("draft", draft.orElse(null));
        return PAGE;
    }

    /** Keeps the draft and, when it compiles, goes on to what publishing it would do. */
    @PostMapping("/connections/{id}/edit")
    String review(
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
        Revision published = revisions.published(found.get().id());
        if (!form.isSameAs(published)) {
            return kept(found.get(), form, by, model, response, true);
        }
        // A draft that was kept is what these editors hold now; for the rules in force none is made.
        boolean hasDraft = drafts.find(found.get().id(), by.getName()).isPresent();
        String page = hasDraft ? kept(found.get(), form, by, model, response, false) : "redirect:";
        if (!page.startsWith("redirect:")) {
            return page;
        }
        flash.addFlashAttribute("unchanged", published.number());
        return "redirect:/connections/" + found.get().id() + "/edit";
    }

    /** Keeps the draft: the button for browsers without scripts. */
    @PostMapping("/connections/{id}/draft")
    String keep(
            @PathVariable String id,
            @ModelAttribute("form") RulesForm form,
            Principal by,
            Model model,
            HttpServletResponse response) {
        Optional<Connection> found = known.find(id);
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return GONE;
        }
        return kept(found.get(), form, by, model, response, false);
    }

    private String kept(
            Connection connection,
            RulesForm form,
            Principal by,
            Model model,
            HttpServletResponse response,
            boolean goOn) {
        try {
            Draft draft = drafts.keep(form.toDraft(connection.id(), by.getName()));
            Map<Direction, List<Problem>> problems =
                    goOn ? revisions.problems(form.outgoing(), form.incoming()) : Map.of();
            if (problems.isEmpty()) {
                return "redirect:/connections/" + connection.id() + (goOn ? "/publish" : "/edit?kept");
            }
            fill(connection, form.knowing(draft.version()), problems, by, model);
            model.addAttribute("draft", draft);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        } catch (ConcurrentModificationException e) {
            outrun(connection, form, by, model);
            response.setStatus(HttpStatus.CONFLICT.value());
        } catch (Refusal refusal) {
            fill(connection, form, Map.of(), by, model);
            model.addAttribute("refused", refusal.getMessage());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return PAGE;
    }

    /** Another window of the same person kept other words: both are shown, and the next press decides. */
    private void outrun(Connection connection, RulesForm form, Principal by, Model model) {
        Optional<Draft> kept = drafts.find(connection.id(), by.getName());
        RulesForm now = form.knowing(kept.map(Draft::version).orElse(0L));
        fill(connection, now, Map.of(), by, model);
        kept.ifPresent(draft -> model.addAttribute(
                "comparison", Comparison.of("The draft as kept", RulesForm.of(draft), "These editors", form, false)));
    }

    private void fill(
            Connection connection, RulesForm form, Map<Direction, List<Problem>> problems, Principal by, Model model) {
        model.addAttribute("connection", connection);
        model.addAttribute(
                "standing",
                otherSide.standings(List.of(connection)).get(connection.id().toString()));
        model.addAttribute(
                "call",
                callers.expected(List.of(connection)).get(connection.id().toString()));
        model.addAttribute("form", form);
        model.addAttribute("outgoingProblems", problems.getOrDefault(Direction.OUTGOING, List.of()));
        model.addAttribute("incomingProblems", problems.getOrDefault(Direction.INCOMING, List.of()));
        model.addAttribute("published", revisions.published(connection.id()));
        model.addAttribute(
                "snippets",
                Map.of("outgoing", snippets.of(Direction.OUTGOING), "incoming", snippets.of(Direction.INCOMING)));
        model.addAttribute("editable", connection.mode() == Connection.Mode.SCRIPT);
        model.addAttribute(
                "others",
                drafts.of(connection.id()).stream()
                        .filter(each -> !each.author().equals(by.getName()))
                        .toList());
    }
}
