package dev.syncline.desk.web;

import dev.syncline.desk.tickets.FilterCondition;
import dev.syncline.desk.tickets.FilterField;
import dev.syncline.desk.tickets.Projects;
import dev.syncline.desk.tickets.Status;
import dev.syncline.desk.tickets.TicketFilter;
import dev.syncline.desk.tickets.Tickets;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of tickets. */
@Controller
class TicketListPage {

    private static final int ROWS = 25;

    private final Tickets tickets;
    private final Projects projects;

    TicketListPage(Tickets tickets, Projects projects) {
        this.tickets = tickets;
        this.projects = projects;
    }

    @GetMapping("/desk")
    String list(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String project,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        TicketFilter filter =
                with(with(TicketFilter.everything(), FilterField.PROJECT, project), FilterField.STATUS, status);
        TicketFilter wanted = TicketApi.containing(filter, text);
        long count = tickets.count(wanted);
        int last = (int) Math.max(0, (count - 1) / ROWS);
        int shown = Math.max(0, Math.min(page, last));
        model.addAttribute("tickets", tickets.page(wanted, (long) shown * ROWS, ROWS));
        model.addAttribute("count", count);
        model.addAttribute("page", shown);
        model.addAttribute("last", last);
        model.addAttribute("text", text);
        model.addAttribute("project", project);
        model.addAttribute("status", status);
        model.addAttribute("projects", projects.list());
        model.addAttribute("statuses", Status.titles());
        return "desk/list";
    }

    private static TicketFilter with(TicketFilter filter, FilterField field, String value) {
        return value.isBlank()
                ? filter
                : filter.and(new FilterCondition(field, FilterCondition.Operator.IS, List.of(value)));
    }
}
