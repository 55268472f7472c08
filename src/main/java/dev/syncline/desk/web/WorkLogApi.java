package dev.syncline.desk.web;

import dev.syncline.desk.tickets.People;
import dev.syncline.desk.tickets.Tickets;
import dev.syncline.desk.tickets.WorkLogs;
import dev.syncline.item.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Work logs for programs. */
@RestController
@RequestMapping("/desk/api/tickets/{ticket}/worklogs")
class WorkLogApi {

    private final Tickets tickets;
    private final WorkLogs workLogs;
    private final People people;

    WorkLogApi(Tickets tickets, WorkLogs workLogs, People people) {
        this.tickets = tickets;
        this.workLogs = workLogs;
        this.people = people;
    }

    /** Takes {@code seconds} and, where wanted, {@code comment}, {@code started} and {@code internal}. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> add(@PathVariable String ticket, HttpServletRequest request) throws IOException {
        Person author = Visitor.of(request.getUserPrincipal(), people);
        return TicketJson.workLog(workLogs.add(id(ticket), WorkLogForm.of(JsonBody.read(request)), author));
    }

    @PatchMapping("/{workLog}")
    Map<String, @Nullable Object> change(
            @PathVariable String ticket, @PathVariable String workLog, HttpServletRequest request) throws IOException {
        return TicketJson.workLog(workLogs.change(id(ticket), workLog, WorkLogForm.of(JsonBody.read(request))));
    }

    @DeleteMapping("/{workLog}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String ticket, @PathVariable String workLog) {
        workLogs.remove(id(ticket), workLog);
    }

    private String id(String ticket) {
        return String.valueOf(tickets.named(ticket).ticket().id());
    }
}
