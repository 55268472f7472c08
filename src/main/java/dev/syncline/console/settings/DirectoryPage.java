package dev.syncline.console.settings;

import dev.syncline.access.Audit;
import dev.syncline.console.Refused;
import dev.syncline.console.Together;
import dev.syncline.directory.DirectoryRefusal;
import dev.syncline.directory.DirectorySetting;
import dev.syncline.directory.TrackerDirectory;
import dev.syncline.directory.TypedDirectory;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** General settings, Directory: how partners find this node by the address of its tracker. */
@Controller
class DirectoryPage {

    private static final String HERE = "/settings/directory";
    private static final String BACK = "redirect:" + HERE;

    private final TrackerDirectory directory;
    private final Together together;
    private final Audit audit;

    DirectoryPage(TrackerDirectory directory, Together together, Audit audit) {
        this.directory = directory;
        this.together = together;
        this.audit = audit;
    }

    @GetMapping(HERE)
    String show(Model model) {
        model.addAttribute("form", asKept(directory.setting()));
        return page(model);
    }

    @PostMapping(HERE)
    String save(
            @ModelAttribute("form") TypedDirectory form,
            BindingResult problems,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        try {
            together.all(() -> {
                directory.configure(form);
                audit.record("changed the directory settings", words(form));
            });
        } catch (DirectoryRefusal refusal) {
            Refused.note(refusal, problems);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model);
        }
        directory.catchUp();
        flash.addFlashAttribute("done", "The directory settings are saved.");
        return BACK;
    }

    @PostMapping(HERE + "/tell")
    String tell() {
        directory.catchUp();
        return BACK;
    }

    @PostMapping(HERE + "/forget")
    String forget(@RequestParam URI tracker, RedirectAttributes flash) {
        together.all(() -> {
            directory.forget(tracker);
            audit.record("forgot a directory record", tracker.toString());
        });
        flash.addFlashAttribute(
                "done", "Which node stands beside " + tracker + " is forgotten; a node may announce itself.");
        return BACK;
    }

    private String page(Model model) {
        model.addAttribute("announcements", directory.announcements());
        model.addAttribute("disputes", directory.disputes());
        model.addAttribute("served", directory.setting().served());
        model.addAttribute("records", directory.records());
        return "settings/directory";
    }

    private static TypedDirectory asKept(DirectorySetting kept) {
        return new TypedDirectory(
                text(kept.tracker()), kept.shown(), text(kept.directory()), kept.announced(), kept.served());
    }

    private static @Nullable String text(@Nullable URI address) {
        return address == null ? null : Objects.toString(address);
    }

    private static String words(TypedDirectory form) {
        return "tracker %s, %s to partners, directory %s, %s, %s"
                .formatted(
                        form.tracker().isEmpty() ? "none" : form.tracker(),
                        form.shown() ? "shown" : "not shown",
                        form.directory().isEmpty() ? "none" : form.directory(),
                        form.announced() ? "announced" : "not announced",
                        form.served() ? "served" : "not served");
    }
}
