package dev.syncline.desk.web;

import dev.syncline.desk.tickets.FullTicket;
import dev.syncline.desk.tickets.People;
import dev.syncline.desk.tickets.Tickets;
import dev.syncline.item.Person;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One ticket with everything on it. */
@Controller
class TicketPage {

    private final Tickets tickets;
    private final People people;

    TicketPage(Tickets tickets, People people) {
        this.tickets = tickets;
        this.people = people;
    }

    @GetMapping("/desk/tickets/{ticket}")
    ModelAndView show(@PathVariable String ticket, @Nullable Principal principal) {
        Person visitor = Visitor.of(principal, people);
        return page(tickets.named(ticket), new CommentForm("", false), visitor, HttpStatus.OK);
    }

    @GetMapping("/desk/tickets/{ticket}/delete")
    String confirm(@PathVariable String ticket, Model model) {
        model.addAttribute("ticket", tickets.named(ticket).ticket());
        return "desk/delete";
    }

    @PostMapping("/desk/tickets/{ticket}/delete")
    String delete(@PathVariable String ticket, RedirectAttributes after) {
        tickets.findByKey(ticket)
                .ifPresent(full -> tickets.delete(String.valueOf(full.ticket().id())));
        after.addFlashAttribute("done", "Ticket %s is deleted.".formatted(ticket));
        return "redirect:/desk";
    }

    static ModelAndView page(FullTicket full, CommentForm comment, Person visitor, HttpStatus status) {
        ModelAndView page = new ModelAndView("desk/ticket", status);
        page.addObject("ticket", full.ticket());
        page.addObject("comments", full.comments());
        page.addObject("attachments", full.attachments());
        page.addObject("workLogs", full.workLogs());
        page.addObject("form", comment);
        page.addObject("visitor", visitor);
        return page;
    }
}
