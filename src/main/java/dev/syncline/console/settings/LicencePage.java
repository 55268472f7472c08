package dev.syncline.console.settings;

import dev.syncline.access.Audit;
import dev.syncline.console.Together;
import dev.syncline.node.Edition;
import dev.syncline.node.NodeRefusal;
import dev.syncline.node.ThisNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** License details: the edition of this node, and the field for a licence key. */
@Controller
class LicencePage {

    private final ThisNode node;
    private final Clock clock;
    private final Audit audit;
    private final Together together;

    LicencePage(ThisNode node, Clock clock, Audit audit, Together together) {
        this.node = node;
        this.clock = clock;
        this.audit = audit;
        this.together = together;
    }

    /** What the form asks. */
    record Licence(String licence) {

        Licence(@Nullable String licence) {
            this.licence = licence == null ? "" : licence;
        }
    }

    @GetMapping("/licence")
    String show(Model model) {
        model.addAttribute("form", new Licence(""));
        return page(model);
    }

    @PostMapping("/licence")
    String enter(@ModelAttribute("form") Licence form, BindingResult problems, Model model, RedirectAttributes notice) {
        try {
            together.all(() -> {
                node.license(form.licence());
                audit.record(
                        "entered a licence key",
                        Objects.requireNonNullElse(node.edition().licensee(), ""));
            });
        } catch (NodeRefusal refusal) {
            problems.rejectValue("licence", "refused", String.valueOf(refusal.getMessage()));
            return page(model);
        }
        String licensee = Objects.requireNonNullElse(node.edition().licensee(), "");
        notice.addFlashAttribute("done", "The licence of " + licensee + " is in force.");
        return "redirect:/licence";
    }

    private String page(Model model) {
        Edition edition = node.edition();
        model.addAttribute("edition", edition);
        model.addAttribute("daysLeft", edition.ends() == null ? null : daysUntil(edition.ends()));
        return "licence/details";
    }

    /** Begun days count as whole ones. */
    private long daysUntil(Instant end) {
        return Duration.between(clock.instant(), end)
                .plus(Duration.ofDays(1).minusMillis(1))
                .toDays();
    }
}
