package dev.syncline.console.settings;

import dev.syncline.access.Audit;
import dev.syncline.connection.Copies;
import dev.syncline.console.Together;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** General settings, Two copies of this node: which of them it is. */
@Controller
class CopyDecision {

    private final Copies copies;
    private final Audit audit;
    private final Together together;

    CopyDecision(Copies copies, Audit audit, Together together) {
        this.copies = copies;
        this.audit = audit;
        this.together = together;
    }

    @PostMapping("/settings/copies/original")
    String original(RedirectAttributes notice) {
        if (!decided(copies::thisIsTheNode, "said that this is the node, and its other copy is gone")) {
            return over(notice);
        }
        notice.addFlashAttribute(
                "done", "The other sides are asked to follow this node. Everything under sync is compared again.");
        return "redirect:/settings";
    }

    @PostMapping("/settings/copies/copy")
    String copy(@RequestParam(defaultValue = "false") boolean sure, RedirectAttributes notice) {
        if (!sure) {
            notice.addFlashAttribute(
                    "refused",
                    "Nothing was changed: a new identity cannot be taken back. Tick the box that says that this one is the"
                            + " copy.");
            return "redirect:/settings";
        }
        if (!decided(copies::thisIsACopy, "said that this is a copy; it became a node of its own")) {
            return over(notice);
        }
        notice.addFlashAttribute(
                "done",
                "This is a node of its own now. Enter its public address; make new connections in place of the old ones.");
        return "redirect:/settings";
    }

    /** Asks in the same transaction whether there is anything to decide: of two clicks the second has nothing. */
    private boolean decided(Runnable decision, String line) {
        return together.all(() -> {
            if (copies.refused().isEmpty()) {
                return false;
            }
            decision.run();
            audit.record(line, "General settings");
            return true;
        });
    }

    private static String over(RedirectAttributes notice) {
        notice.addFlashAttribute(
                "refused", "No other side follows another copy of this node any more. Nothing was changed.");
        return "redirect:/settings";
    }
}
