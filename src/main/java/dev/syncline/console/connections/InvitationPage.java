package dev.syncline.console.connections;

import dev.syncline.access.Audit;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Invitations;
import dev.syncline.connection.Issued;
import dev.syncline.connection.Refusal;
import dev.syncline.console.Together;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The invitation of a connection: its code, once, and what became of it. */
@Controller
class InvitationPage {

    private final Invitations invitations;
    private final KnownConnections known;
    private final Audit audit;
    private final Together together;

    InvitationPage(Invitations invitations, KnownConnections known, Audit audit, Together together) {
        this.audit = audit;
        this.together = together;
        this.invitations = invitations;
        this.known = known;
    }

    @GetMapping("/connections/{id}/invitation")
    String show(@PathVariable String id, Model model, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        fill(id, model);
        return "connections/initiate/invitation";
    }

    /** Only where the invitation stands, for the page to refresh itself. */
    @GetMapping("/connections/{id}/invitation/standing")
    String standing(@PathVariable String id, Model model, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Live", "invitation");
        fill(id, model);
        return "connections/initiate/invitation :: standing";
    }

    @PostMapping("/connections/{id}/invitation/reissue")
    String reissue(@PathVariable String id, Principal by, RedirectAttributes flash) {
        return operate(id, flash, connection -> {
            Issued issued = invitations.reissue(connection.id(), by.getName());
            String done = "This is a new code. The one before stopped working.";
            return issued.code() == null ? Map.of("done", done) : Map.of("done", done, "code", issued.code());
        });
    }

    @PostMapping("/connections/{id}/invitation/revoke")
    String revoke(@PathVariable String id, Principal by, RedirectAttributes flash) {
        return operate(id, flash, connection -> {
            invitations.revoke(connection.id(), by.getName());
            audit.record("revoked an invitation code", connection.name());
            return Map.of("done", "The code is revoked: nobody can accept it any more.");
        });
    }

    @PostMapping("/connections/{id}/invitation/confirm")
    String confirm(@PathVariable String id, Principal by, RedirectAttributes flash) {
        return operate(id, flash, connection -> {
            invitations.confirm(connection.id(), by.getName());
            audit.record("confirmed who accepted an invitation", connection.name());
            return Map.of("done", "Confirmed. The connection is active.");
        });
    }

    private void fill(String id, Model model) {
        Connection connection = known.get(id);
        model.addAttribute("connection", connection);
        model.addAttribute("invitation", invitations.state(connection.id()).orElse(null));
    }

    /** Does it, and then says what it returns. */
    private String operate(String id, RedirectAttributes flash, Function<Connection, Map<String, String>> operation) {
        Connection connection = known.get(id);
        try {
            together.all(() -> operation.apply(connection)).forEach(flash::addFlashAttribute);
        } catch (Refusal refusal) {
            flash.addFlashAttribute("refused", refusal.getMessage());
        }
        return "redirect:/connections/" + connection.id() + "/invitation";
    }
}
