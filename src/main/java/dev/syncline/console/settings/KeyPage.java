package dev.syncline.console.settings;

import dev.syncline.access.Audit;
import dev.syncline.connection.OwnKeys;
import dev.syncline.connection.Refusal;
import dev.syncline.console.Together;
import dev.syncline.node.NodeKey;
import dev.syncline.node.NodeKeys;
import dev.syncline.node.NodeRefusal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** General settings, Key: which key this node has, who still needs an earlier one, and the change to a new one. */
@Controller
class KeyPage {

    private final OwnKeys own;
    private final NodeKeys keys;
    private final Audit audit;
    private final Together together;

    KeyPage(OwnKeys own, NodeKeys keys, Audit audit, Together together) {
        this.own = own;
        this.keys = keys;
        this.audit = audit;
        this.together = together;
    }

    @GetMapping("/settings/key")
    String show(Model model) {
        model.addAttribute("earlier", own.earlier());
        model.addAttribute("all", keys.all());
        return "settings/key";
    }

    @GetMapping("/settings/key/change")
    String confirmChange(Model model) {
        model.addAttribute("key", own.inUse());
        return "settings/key-change";
    }

    @PostMapping("/settings/key/change")
    String change(@RequestParam String inUse, RedirectAttributes notice) {
        try {
            together.all(() -> {
                NodeKey fresh = own.change(inUse);
                audit.record("changed the key of this node", inUse + " to " + fresh.fingerprint());
            });
            notice.addFlashAttribute("done", "The key is changed. The other sides are being told.");
        } catch (NodeRefusal refusal) {
            notice.addFlashAttribute("refused", refusal.getMessage());
        }
        return "redirect:/settings/key";
    }

    @GetMapping("/settings/key/drop")
    String confirmDrop(@RequestParam String key, Model model) {
        List<OwnKeys.Earlier> earlier = own.earlier();
        model.addAttribute(
                "each",
                earlier.stream()
                        .filter(one -> one.key().key().fingerprint().equals(key))
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(
                                HttpStatus.NOT_FOUND, "There is no such earlier key; it was dropped already.")));
        return "settings/key-drop";
    }

    @PostMapping("/settings/key/drop")
    String drop(@RequestParam String key, RedirectAttributes notice) {
        try {
            together.all(() -> {
                own.drop(key);
                audit.record("dropped an earlier key of this node before everybody knew the new one", key);
            });
            notice.addFlashAttribute("done", "The earlier key is dropped.");
        } catch (Refusal refusal) {
            notice.addFlashAttribute("refused", refusal.getMessage());
        }
        return "redirect:/settings/key";
    }
}
