package dev.syncline.desk.web;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.desk.tickets.Comments;
import dev.syncline.desk.tickets.FullTicket;
import dev.syncline.desk.tickets.People;
import dev.syncline.desk.tickets.Refused;
import dev.syncline.desk.tickets.Tickets;
import dev.syncline.item.Comment;
import java.security.Principal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Editing a comment; people edit their own. */
@Controller
@RequestMapping("/desk/tickets/{ticket}/comments/{comment}/edit")
class CommentPage {

    private final Tickets tickets;
    private final Comments comments;
    private final People people;

    CommentPage(Tickets tickets, Comments comments, People people) {
        this.tickets = tickets;
        this.comments = comments;
        this.people = people;
    }

    /**
     * A comment as it stands in the form.
     *
     * @param before what it said when the form was opened
     */
    record Edited(
            @Nullable String body,
            @Nullable Boolean internal,
            @Nullable String before) {

        Edited {
            body = body == null ? "" : body.replace("\r\n", "\n");
            internal = internal != null && internal;
            before = before == null ? "" : before.replace("\r\n", "\n");
        }

        String words() {
            return Objects.requireNonNullElse(body, "");
        }

        boolean isInternal() {
            return Boolean.TRUE.equals(internal);
        }
    }

    @GetMapping
    ModelAndView open(@PathVariable String ticket, @PathVariable String comment, @Nullable Principal principal) {
        FullTicket full = tickets.named(ticket);
        Comment own = own(full, comment, principal);
        return page(full, own, new Edited(own.body(), own.internal(), own.body()), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView save(
            @PathVariable String ticket,
            @PathVariable String comment,
            @ModelAttribute("form") Edited form,
            BindingResult problems,
            @Nullable Principal principal,
            RedirectAttributes after) {
        FullTicket full = tickets.named(ticket);
        Comment own = own(full, comment, principal);
        if (!own.body().equals(form.before()) && !own.body().equals(form.words())) {
            return page(full, own, new Edited(form.words(), form.isInternal(), own.body()), HttpStatus.CONFLICT)
                    .addObject("theirs", own.body());
        }
        try {
            comments.change(String.valueOf(full.ticket().id()), comment, form.words(), form.isInternal());
        } catch (TrackerFailure failure) {
            Refusals.note(failure, problems);
            return page(full, own, form, HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject(BindingResult.MODEL_KEY_PREFIX + "form", problems);
        }
        after.addFlashAttribute("done", "The comment is saved.");
        return new ModelAndView("redirect:/desk/tickets/" + full.ticket().key());
    }

    private static ModelAndView page(FullTicket full, Comment comment, Edited form, HttpStatus status) {
        ModelAndView page = new ModelAndView("desk/comment", status);
        page.addObject("ticket", full.ticket());
        page.addObject("comment", comment);
        page.addObject("form", form);
        return page;
    }

    private Comment own(FullTicket full, String id, @Nullable Principal principal) {
        Comment found = full.comments().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refused.noPart("comment", id, full.ticket().key()));
        if (!Objects.equals(found.author(), Visitor.of(principal, people))) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "People edit their own comments only.");
        }
        return found;
    }
}
