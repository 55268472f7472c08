package dev.syncline.desk.web;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.desk.tickets.Attachments;
import dev.syncline.desk.tickets.Attachments.NewFile;
import dev.syncline.desk.tickets.Comments;
import dev.syncline.desk.tickets.FullTicket;
import dev.syncline.desk.tickets.People;
import dev.syncline.desk.tickets.Tickets;
import dev.syncline.item.Comment;
import dev.syncline.item.Person;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Comments and files on a ticket's page. */
@Controller
@RequestMapping("/desk/tickets/{ticket}")
class PartsPage {

    private final Tickets tickets;
    private final Comments comments;
    private final Attachments attachments;
    private final People people;

    PartsPage(Tickets tickets, Comments comments, Attachments attachments, People people) {
        this.tickets = tickets;
        this.comments = comments;
        this.attachments = attachments;
        this.people = people;
    }

    @PostMapping("/comments")
    ModelAndView comment(
            @PathVariable String ticket,
            @ModelAttribute("form") CommentForm form,
            BindingResult problems,
            @Nullable Principal principal,
            RedirectAttributes after) {
        FullTicket full = tickets.named(ticket);
        Person author = Visitor.of(principal, people);
        try {
            if (!repeated(full, form, author)) {
                comments.add(id(full), form.words(), form.isInternal(), author);
            }
            after.addFlashAttribute("done", "The comment is added.");
            return to(full);
        } catch (TrackerFailure failure) {
            if (failure.kind() == Kind.NOT_FOUND) {
                throw failure;
            }
            Refusals.note(failure, problems);
            return TicketPage.page(full, form, author, HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject(BindingResult.MODEL_KEY_PREFIX + "form", problems);
        }
    }

    @PostMapping("/comments/{comment}/delete")
    ModelAndView removeComment(@PathVariable String ticket, @PathVariable String comment, RedirectAttributes after) {
        FullTicket full = tickets.named(ticket);
        comments.remove(id(full), comment);
        after.addFlashAttribute("done", "The comment is deleted.");
        return to(full);
    }

    @PostMapping("/files")
    ModelAndView upload(
            @PathVariable String ticket,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
            @Nullable Principal principal,
            RedirectAttributes after)
            throws IOException {
        FullTicket full = tickets.named(ticket);
        List<MultipartFile> chosen = files == null
                ? List.of()
                : files.stream().filter(PartsPage::chosen).toList();
        try {
            for (MultipartFile each : chosen) {
                add(full, each, Visitor.of(principal, people));
            }
            if (chosen.isEmpty()) {
                after.addFlashAttribute("refused", "Choose a file first, then press Upload.");
            } else {
                after.addFlashAttribute("done", chosen.size() == 1 ? "The file is added." : "The files are added.");
            }
        } catch (TrackerFailure failure) {
            after.addFlashAttribute("refused", Refusals.message(failure));
        }
        return to(full);
    }

    @GetMapping("/files/{file}")
    void download(@PathVariable String ticket, @PathVariable String file, HttpServletResponse response)
            throws IOException {
        Download.send(attachments, tickets.named(ticket).ticket().id(), file, response);
    }

    @PostMapping("/files/{file}/delete")
    ModelAndView removeFile(@PathVariable String ticket, @PathVariable String file, RedirectAttributes after) {
        FullTicket full = tickets.named(ticket);
        attachments.remove(id(full), file);
        after.addFlashAttribute("done", "The file is deleted.");
        return to(full);
    }

    private void add(FullTicket full, MultipartFile file, Person author) throws IOException {
        NewFile wanted = new NewFile(
                Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                Objects.requireNonNullElse(file.getContentType(), "application/octet-stream"),
                file.getSize(),
                null,
                false);
        try (InputStream content = file.getInputStream()) {
            attachments.add(id(full), wanted, author, content);
        }
    }

    /** Whether the last comment says just this: then the button was pressed twice. */
    private static boolean repeated(FullTicket full, CommentForm form, Person author) {
        List<Comment> all = full.comments();
        Comment last = all.isEmpty() ? null : all.get(all.size() - 1);
        return last != null
                && last.body().equals(form.words())
                && last.internal() == form.isInternal()
                && Objects.equals(last.author(), author);
    }

    private static boolean chosen(MultipartFile file) {
        return !file.isEmpty()
                || !Objects.requireNonNullElse(file.getOriginalFilename(), "").isEmpty();
    }

    private static String id(FullTicket full) {
        return String.valueOf(full.ticket().id());
    }

    private static ModelAndView to(FullTicket full) {
        return new ModelAndView("redirect:/desk/tickets/" + full.ticket().key());
    }
}
