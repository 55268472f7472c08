package dev.syncline.console.connections;

import dev.syncline.connection.Connection;
import dev.syncline.connection.KeyChanges;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The safety number of a connection, and why it is another one than before. */
@Controller
class SafetyPage {

    private final KnownConnections known;
    private final KeyChanges changes;

    SafetyPage(KnownConnections known, KeyChanges changes) {
        this.known = known;
        this.changes = changes;
    }

    @GetMapping("/connections/{id}/safety")
    String show(@PathVariable String id, Model model) {
        Connection connection = known.get(id);
        model.addAttribute("connection", connection);
        model.addAttribute("changes", changes.of(connection.id()));
        model.addAttribute("parted", changes.parted(List.of(connection)).get(id));
        return "connections/safety-number";
    }
}
