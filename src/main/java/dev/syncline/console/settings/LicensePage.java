package dev.syncline.console.settings;

import dev.syncline.access.Audit;
import dev.syncline.console.Refused;
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

/** License details: the edition of this node, and the field for a license key. */
@Controller
class LicensePage {

    private final ThisNode node;
    private final Clock clock;
    private final Audit audit;
    private final Together together;

    LicensePage(ThisNode node, Clock clock, Audit audit, Together together) {
        this.node = node;
        this.clock = clock;
        this.audit = audit;
        this.together = together;
    }

    /** What the form asks. */
    record License(String license) {

        License(@Nullable String license) {
            this.license = license == null ? "" : license;
        }
    }

    @GetMapping("/license")
    String show(Model model) {
        model.addAttribute("form", new License(""));
        return page(model);
    }

    @PostMapping("/license")
    String enter(@ModelAttribute("form") License form, BindingResult problems, Model model, RedirectAttributes notice) {
        try {
            together.all(() -> {
                node.license(form.license());
                audit.record(
                        "entered a license key",
                        Objects.requireNonNullElse(node.edition().licensee(), ""));
            });
        } catch (NodeRefusal refusal) {
            Refused.note(refusal, problems);
            return page(model);
        }
        String licensee = Objects.requireNonNullElse(node.edition().licensee(), "");
        notice.addFlashAttribute("done", "The license of " + licensee + " is in force.");
        return "redirect:/license";
    }

    private String page(Model model) {
        Edition edition = node.edition();
        model.addAttribute("edition", edition);
        model.addAttribute("daysLeft", edition.ends() == null ? null : daysUntil(edition.ends()));
        return "license/details";
    }

    /** Begun days count as whole ones. */
    private long daysUntil(Instant end) {
        return Duration.between(clock.instant(), end)
                .plus(Duration.ofDays(1).minusMillis(1))
                .toDays();
    }
}
