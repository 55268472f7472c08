package dev.syncline.desk.web;

import dev.syncline.desk.tickets.FilterCondition;
import dev.syncline.desk.tickets.FilterField;
import dev.syncline.desk.tickets.FullTicket;
import dev.syncline.desk.tickets.Ticket;
import dev.syncline.desk.tickets.TicketFilter;
import dev.syncline.desk.tickets.Tickets;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tickets for programs. A ticket is named by its key or its id. */
@RestController
@RequestMapping("/desk/api/tickets")
class TicketApi {

    private static final int MOST = 200;

    private final Tickets tickets;

    TicketApi(Tickets tickets) {
        this.tickets = tickets;
    }

    /** Tickets that match, the oldest first; more follow after the number called "next". */
    @GetMapping
    Map<String, @Nullable Object> list(
            @RequestParam(defaultValue = "") String filter,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.max(1, Math.min(limit, MOST));
        List<Ticket> found = tickets.search(containing(TicketFilter.parse(filter), text), after, most);
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("tickets", found.stream().map(TicketJson::brief).toList());
        page.put("next", found.size() < most ? null : found.get(most - 1).id());
        return page;
    }

    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> create(
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String correlationKey)
            throws IOException {
        FullTicket made = tickets.create(correlationKey, JsonBody.read(request));
        return ResponseEntity.created(
                        URI.create("/desk/api/tickets/" + made.ticket().key()))
                .body(TicketJson.full(made));
    }

    @GetMapping("/{ticket}")
    Map<String, @Nullable Object> read(@PathVariable String ticket) {
        return TicketJson.full(tickets.named(ticket));
    }

    /** Writes the fields given; with {@code revision}, only when no field was written since that revision. */
    @PatchMapping("/{ticket}")
    Map<String, @Nullable Object> change(
            @PathVariable String ticket,
            @RequestParam(required = false) @Nullable Long revision,
            HttpServletRequest request)
            throws IOException {
        String id = String.valueOf(tickets.named(ticket).ticket().id());
        return TicketJson.full(tickets.update(id, revision, JsonBody.read(request)));
    }

    @DeleteMapping("/{ticket}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String ticket) {
        tickets.delete(String.valueOf(tickets.named(ticket).ticket().id()));
    }

    static TicketFilter containing(TicketFilter filter, String text) {
        return text.isBlank()
                ? filter
                : filter.and(new FilterCondition(
                        FilterField.TEXT, FilterCondition.Operator.CONTAINS, List.of(text.strip())));
    }
}
