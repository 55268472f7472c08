package dev.syncline.console.connections;

import dev.syncline.access.Audit;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Issued;
import dev.syncline.connection.PairAgain;
import dev.syncline.connection.Refusal;
import dev.syncline.console.Together;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pairing a connection again whose keys, or whose other database, were lost: a code for it, once. */
@Controller
class PairAgainPage {

    private static final String PATH = "/connections/{id}/pair-again";

    private final PairAgain again;
    private final KnownConnections known;
    private final Audit audit;
    private final Together together;

    PairAgainPage(PairAgain again, KnownConnections known, Audit audit, Together together) {
        this.again = again;
        this.known = known;
        this.audit = audit;
        this.together = together;
    }

    @GetMapping(PATH)
    String show(@PathVariable String id, Model model, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        Connection connection = known.get(id);
        model.addAttribute("connection", connection);
        model.addAttribute("whyNot", again.whyNot(connection).orElse(null));
        model.addAttribute("open", again.open(connection.id()).orElse(null));
        return "connections/pair-again";
    }

    /** The other node is asked which key it has, so that no transaction may be open here. */
    @PostMapping(PATH)
    String issue(@PathVariable String id, Principal by, RedirectAttributes flash) {
        Connection connection = known.get(id);
        try {
            Issued issued = again.issue(connection.id(), by.getName());
            flash.addFlashAttribute("code", issued.code());
        } catch (Refusal refusal) {
            flash.addFlashAttribute("refused", refusal.getMessage());
        }
        return "redirect:/connections/" + connection.id() + "/pair-again";
    }

    @PostMapping(PATH + "/revoke")
    String revoke(@PathVariable String id, RedirectAttributes flash) {
        Connection connection = known.get(id);
        together.all(() -> {
            again.revoke(connection.id());
            audit.record("revoked a code to pair a connection again", connection.name());
        });
        flash.addFlashAttribute("done", "The code is revoked: nobody can accept it any more.");
        return "redirect:/connections/" + connection.id() + "/pair-again";
    }
}
