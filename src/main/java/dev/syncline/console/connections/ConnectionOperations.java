package dev.syncline.console.connections;

import dev.syncline.access.Audit;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Refusal;
import dev.syncline.console.Together;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What may be done with a connection from the list. */
@Controller
class ConnectionOperations {

    private final Connections connections;
    private final KnownConnections known;
    private final Audit audit;
    private final Together together;

    ConnectionOperations(Connections connections, KnownConnections known, Audit audit, Together together) {
        this.audit = audit;
        this.together = together;
        this.connections = connections;
        this.known = known;
    }

    @PostMapping("/connections/{id}/activate")
    String activate(@PathVariable String id, RedirectAttributes flash) {
        Connection connection = known.get(id);
        return operate(
                flash,
                () -> connections.activate(connection.id()),
                "activated a connection",
                "“%s” is active.",
                connection);
    }

    @PostMapping("/connections/{id}/deactivate")
    String deactivate(@PathVariable String id, RedirectAttributes flash) {
        Connection connection = known.get(id);
        return operate(
                flash,
                () -> connections.deactivate(connection.id()),
                "deactivated a connection",
                "“%s” is deactivated. Changes still queue and are applied when it is activated again.",
                connection);
    }

    @GetMapping("/connections/{id}/delete")
    String confirmDelete(@PathVariable String id, Model model) {
        model.addAttribute("connection", known.get(id));
        return "connections/delete";
    }

    @PostMapping("/connections/{id}/delete")
    String delete(@PathVariable String id, RedirectAttributes flash) {
        Connection connection = known.get(id);
        return operate(
                flash,
                () -> connections.delete(connection.id()),
                "deleted a connection",
                "“%s” is deleted.",
                connection);
    }

    private String operate(
            RedirectAttributes flash, Runnable operation, String what, String done, Connection connection) {
        try {
            together.all(() -> {
                operation.run();
                audit.record(what, connection.name());
            });
            flash.addFlashAttribute("done", done.formatted(connection.name()));
        } catch (Refusal refusal) {
            flash.addFlashAttribute("refused", refusal.getMessage());
        }
        return "redirect:/connections";
    }
}
