package dev.syncline.console.access;

import dev.syncline.access.Audit;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Audit: what people did, newest first. */
@Controller
class AuditPage {

    private static final int ROWS = 50;

    private final Audit audit;

    AuditPage(Audit audit) {
        this.audit = audit;
    }

    @GetMapping("/audit")
    String list(@RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("events", audit.page(PageRequest.of(Math.max(0, page), ROWS)));
        return "audit/list";
    }

    @PostMapping("/audit/verify")
    String verify(RedirectAttributes notice) {
        audit.firstBroken()
                .ifPresentOrElse(
                        number -> notice.addFlashAttribute(
                                "refused",
                                "The audit was changed from outside at number " + number
                                        + ". Compare it with a backup of the database."),
                        () -> notice.addFlashAttribute("done", "The audit is whole: no row was changed or removed."));
        return "redirect:/audit";
    }
}
