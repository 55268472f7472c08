package dev.syncline.console.connections;

import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.connection.InvitationState;
import dev.syncline.connection.Invitations;
import dev.syncline.connection.KeyChanges;
import dev.syncline.connection.OtherSide;
import dev.syncline.transport.Callers;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of connections. */
@Controller
class ConnectionsPage {

    private static final int ROWS = 25;
    private static final Set<String> SORTABLE = Set.of("name", "status", "lastActivity");

    private final Connections connections;
    private final OtherSide otherSide;
    private final KeyChanges keyChanges;
    private final Callers callers;
    private final Invitations invitations;

    ConnectionsPage(
            Connections connections,
            OtherSide otherSide,
            KeyChanges keyChanges,
            Callers callers,
            Invitations invitations) {
        this.invitations = invitations;
        this.callers = callers;
        this.keyChanges = keyChanges;
        this.connections = connections;
        this.otherSide = otherSide;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/connections";
    }

    @GetMapping("/connections")
    String list(
            @RequestParam(defaultValue = "") String containing,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "name") String sort,
            Model model) {
        fill(containing, page, sort, model);
        return "connections/list";
    }

    /** Only the table, for the page to refresh itself. */
    @GetMapping("/connections/table")
    String table(
            @RequestParam(defaultValue = "") String containing,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "name") String sort,
            Model model,
            HttpServletResponse response) {
        response.setHeader("X-Live", "connections");
        fill(containing, page, sort, model);
        return "connections/list :: table";
    }

    private void fill(String containing, int page, String sort, Model model) {
        String by = SORTABLE.contains(sort) ? sort : "name";
        Sort order = by.equals("lastActivity") ? Sort.by(by).descending() : Sort.by(by);
        model.addAttribute("containing", containing.strip());
        model.addAttribute("sort", by);
        Page<Connection> found = connections.page(containing.strip(), PageRequest.of(Math.max(page, 0), ROWS, order));
        model.addAttribute("connections", found);
        model.addAttribute("standings", otherSide.standings(found.getContent()));
        model.addAttribute("keyChanges", keyChanges.recent(found.getContent()));
        model.addAttribute("parted", keyChanges.parted(found.getContent()));
        model.addAttribute("calls", callers.expected(found.getContent()));
        model.addAttribute("untold", otherSide.untoldRemovals());
        model.addAttribute("toConfirm", toConfirm(found.getContent()));
    }

    /** Ids of those that somebody accepted and that wait for this side's word; few are pending at a time. */
    private Set<String> toConfirm(List<Connection> shown) {
        return shown.stream()
                .filter(each -> each.status() == Connection.Status.PENDING)
                .filter(each -> invitations
                        .state(each.id())
                        .map(InvitationState::awaitingConfirmation)
                        .orElse(false))
                .map(each -> each.id().toString())
                .collect(Collectors.toSet());
    }
}
