package dev.syncline.console.errors;

import dev.syncline.connection.ConnectionId;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.twin.Standoff;
import dev.syncline.twin.Standoffs;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Open faults, newest first, and one of them in full. */
@Controller
class ErrorsPage {

    /** As many as are retried at once. */
    static final int ALIKE = 1000;

    private static final int ROWS = 25;

    private final Faults faults;
    private final Standoffs standoffs;
    private final Questions questions;
    private final KnownConnections known;

    ErrorsPage(Faults faults, Standoffs standoffs, Questions questions, KnownConnections known) {
        this.questions = questions;
        this.faults = faults;
        this.standoffs = standoffs;
        this.known = known;
    }

    @GetMapping("/errors")
    String list(
            @RequestParam(required = false) @Nullable String connection,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        fill(connection, page, model);
        return "errors/list";
    }

    /** Only the table, for the page to refresh itself. */
    @GetMapping("/errors/table")
    String table(
            @RequestParam(required = false) @Nullable String connection,
            @RequestParam(defaultValue = "0") int page,
            Model model,
            HttpServletResponse response) {
        response.setHeader("X-Live", "errors");
        fill(connection, page, model);
        return "errors/list :: table";
    }

    @GetMapping("/errors/{id}")
    String one(@PathVariable UUID id, Model model) {
        Fault fault = faults.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such error."));
        model.addAttribute("fault", fault);
        Standoff standoff = standoffs.ofFaults(List.of(id)).get(id);
        model.addAttribute("standoff", standoff);
        model.addAttribute("questions", standoff == null ? List.of() : questions.besides(standoff));
        model.addAttribute("alike", faults.workLike(fault, ALIKE).size());
        model.addAttribute("names", known.names(Stream.of(fault).map(Fault::connection)));
        return "errors/one";
    }

    private void fill(@Nullable String connection, int page, Model model) {
        boolean all = connection == null || connection.isEmpty();
        ConnectionId only = all ? null : known.get(String.valueOf(connection)).id();
        Page<Fault> open = faults.open(only, PageRequest.of(Math.max(page, 0), ROWS));
        model.addAttribute("faults", open);
        model.addAttribute(
                "standoffs", standoffs.ofFaults(open.stream().map(Fault::id).toList()));
        model.addAttribute("connection", only == null ? "" : only.toString());
        model.addAttribute("names", known.names(open.stream().map(Fault::connection)));
    }
}
