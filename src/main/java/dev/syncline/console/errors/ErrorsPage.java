package dev.syncline.console.errors;

import dev.syncline.connection.ConnectionId;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.fault.Fault;
import dev.syncline.fault.FaultMark;
import dev.syncline.fault.Faults;
import dev.syncline.twin.Standoff;
import dev.syncline.twin.Standoffs;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
            @RequestParam(defaultValue = "") String after,
            Model model) {
        fill(connection, after, model);
        return "errors/list";
    }

    /** Only the table, for the page to refresh itself. */
    @GetMapping("/errors/table")
    String table(
            @RequestParam(required = false) @Nullable String connection,
            @RequestParam(defaultValue = "") String after,
            Model model,
            HttpServletResponse response) {
        response.setHeader("X-Live", "errors");
        fill(connection, after, model);
        return "errors/list :: table";
    }

    @GetMapping("/errors/{id}")
    String one(@PathVariable UUID id, Model model) {
        Fault fault = faults.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such error."));
        model.addAttribute("fault", fault);
        Standoff standoff = standoffs.ofFaults(List.of(id)).get(id);
        model.addAttribute("successor", faults.successor(id).orElse(null));
        model.addAttribute("standoff", standoff);
        model.addAttribute("questions", standoff == null ? List.of() : questions.besides(standoff));
        model.addAttribute("alike", faults.workLike(fault, ALIKE).size());
        model.addAttribute("said", standoff == null ? faults.countLike(fault) : 0);
        model.addAttribute("names", known.names(Stream.of(fault).map(Fault::connection)));
        return "errors/one";
    }

    private void fill(@Nullable String connection, String after, Model model) {
        boolean all = connection == null || connection.isEmpty();
        ConnectionId only = all ? null : known.get(String.valueOf(connection)).id();
        FaultMark mark = mark(after);
        List<Fault> found = faults.open(only, mark, ROWS + 1);
        List<Fault> shown = found.subList(0, Math.min(ROWS, found.size()));
        model.addAttribute("faults", shown);
        model.addAttribute("after", mark == null ? "" : mark.text());
        model.addAttribute(
                "next", found.size() > ROWS ? FaultMark.of(shown.get(ROWS - 1)).text() : null);
        model.addAttribute(
                "standoffs", standoffs.ofFaults(shown.stream().map(Fault::id).toList()));
        model.addAttribute("connection", only == null ? "" : only.toString());
        model.addAttribute("names", known.names(shown.stream().map(Fault::connection)));
    }

    /** What is no place in the list is the first page. */
    private static @Nullable FaultMark mark(String after) {
        try {
            return after.isEmpty() ? null : FaultMark.read(after);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
