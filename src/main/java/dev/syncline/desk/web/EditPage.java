package dev.syncline.desk.web;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.desk.tickets.People;
import dev.syncline.desk.tickets.Priority;
import dev.syncline.desk.tickets.Project;
import dev.syncline.desk.tickets.Projects;
import dev.syncline.desk.tickets.Status;
import dev.syncline.desk.tickets.Ticket;
import dev.syncline.desk.tickets.Tickets;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form for a new ticket, and for one that is there. */
@Controller
class EditPage {

    private final Tickets tickets;
    private final Projects projects;
    private final People people;

    EditPage(Tickets tickets, Projects projects, People people) {
        this.tickets = tickets;
        this.projects = projects;
        this.people = people;
    }

    @GetMapping("/desk/tickets/new")
    ModelAndView blank() {
        return page(null, TicketForm.empty(projects.defaultProject().key()), HttpStatus.OK);
    }

    @PostMapping("/desk/tickets")
    ModelAndView create(
            @ModelAttribute("form") TicketForm form,
            BindingResult problems,
            @Nullable Principal principal,
            RedirectAttributes after) {
        try {
            Map<String, @Nullable Object> fields = form.fields(Map.of());
            fields.put("project", form.project());
            fields.put("reporter", People.map(Visitor.of(principal, people)));
            Ticket made = tickets.create("form:" + form.formId(), fields).ticket();
            after.addFlashAttribute("done", "Ticket %s is created.".formatted(made.key()));
            return to(made.key());
        } catch (TrackerFailure failure) {
            Refusals.note(failure, problems);
            return page(null, form, HttpStatus.UNPROCESSABLE_CONTENT).addObject(key(), problems);
        }
    }

    @GetMapping("/desk/tickets/{ticket}/edit")
    ModelAndView edit(@PathVariable String ticket) {
        Ticket now = tickets.named(ticket).ticket();
        return page(now, TicketForm.of(now), HttpStatus.OK);
    }

    @PostMapping("/desk/tickets/{ticket}/edit")
    ModelAndView save(
            @PathVariable String ticket,
            @ModelAttribute("form") TicketForm form,
            BindingResult problems,
            RedirectAttributes after) {
        Ticket now = tickets.named(ticket).ticket();
        try {
            tickets.update(String.valueOf(now.id()), form.seenRevision(), form.fields(now.customFields()));
            after.addFlashAttribute("done", "Ticket %s is saved.".formatted(now.key()));
            return to(now.key());
        } catch (TrackerFailure failure) {
            return failure.kind() == Kind.VERSION_CONFLICT
                    ? conflict(now, form)
                    : refused(now, form, failure, problems);
        }
    }

    private ModelAndView refused(Ticket now, TicketForm form, TrackerFailure failure, BindingResult problems) {
        if (failure.kind() == Kind.NOT_FOUND) {
            throw failure;
        }
        Refusals.note(failure, problems);
        return page(now, form, HttpStatus.UNPROCESSABLE_CONTENT).addObject(key(), problems);
    }

    /** What was typed stays, beside what the other one saved; saving once more keeps what was typed. */
    private ModelAndView conflict(Ticket now, TicketForm form) {
        TicketForm theirs = TicketForm.of(now);
        Map<String, String> differences = new LinkedHashMap<>();
        differ(differences, "Subject", form.summary(), theirs.summary());
        differ(differences, "Description", form.description(), theirs.description());
        differ(differences, "Status", form.status(), theirs.status());
        differ(differences, "Priority", form.priority(), theirs.priority());
        differ(differences, "Labels", form.labels(), theirs.labels());
        differ(differences, "Assignee", form.assignee(), theirs.assignee());
        differ(differences, "Custom fields", custom(form), custom(theirs));
        return page(now, form.over(now), HttpStatus.CONFLICT).addObject("differences", differences);
    }

    private static void differ(Map<String, String> differences, String field, String mine, String theirs) {
        if (!mine.equals(theirs)) {
            differences.put(field, theirs.isEmpty() ? "(empty)" : theirs);
        }
    }

    private static String custom(TicketForm form) {
        StringBuilder lines = new StringBuilder();
        for (int row = 0; row < form.customName().size(); row++) {
            if (!form.customName().get(row).isBlank()) {
                lines.append(form.customName().get(row))
                        .append(": ")
                        .append(form.customValue().get(row))
                        .append('\n');
            }
        }
        return lines.toString().strip();
    }

    private ModelAndView page(@Nullable Ticket ticket, TicketForm form, HttpStatusCode status) {
        ModelAndView page = new ModelAndView("desk/edit", status);
        page.addObject("ticket", ticket);
        page.addObject("title", ticket == null ? "New ticket" : "Edit " + ticket.key());
        page.addObject("submit", ticket == null ? "Create ticket" : "Save");
        page.addObject("form", form);
        page.addObject("statuses", same(Status.titles()));
        page.addObject("priorities", same(Priority.titles()));
        page.addObject(
                "projects",
                projects.list().stream()
                        .collect(Collectors.toMap(
                                Project::key,
                                each -> each.key() + " · " + each.name(),
                                (one, other) -> one,
                                LinkedHashMap::new)));
        return page;
    }

    private static Map<String, String> same(List<String> names) {
        return names.stream()
                .collect(Collectors.toMap(
                        Function.identity(), Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    private static String key() {
        return BindingResult.MODEL_KEY_PREFIX + "form";
    }

    private static ModelAndView to(String key) {
        return new ModelAndView("redirect:/desk/tickets/" + Objects.requireNonNull(key));
    }
}
