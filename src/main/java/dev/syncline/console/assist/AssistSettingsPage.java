package dev.syncline.console.assist;

import dev.syncline.access.Audit;
import dev.syncline.assist.AssistRefusal;
import dev.syncline.assist.AssistSetting;
import dev.syncline.assist.Assistant;
import dev.syncline.console.Refused;
import dev.syncline.console.Together;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where AI Assist sends its questions; off until an administrator says so. */
@Controller
class AssistSettingsPage {

    private static final String PAGE = "settings/assist";

    private final Assistant assistant;
    private final Together together;
    private final Audit audit;

    AssistSettingsPage(Assistant assistant, Together together, Audit audit) {
        this.assistant = assistant;
        this.together = together;
        this.audit = audit;
    }

    /** What the form asks; the key is never filled in again. */
    record Form(String endpoint, String model, String key) {

        Form(@Nullable String endpoint, @Nullable String model, @Nullable String key) {
            this.endpoint = endpoint == null ? "" : endpoint;
            this.model = model == null ? "" : model;
            this.key = key == null ? "" : key;
        }
    }

    @GetMapping("/settings/assist")
    String show(Model model) {
        AssistSetting setting = assistant.setting().orElse(null);
        model.addAttribute(
                "form",
                setting == null
                        ? new Form("", "", "")
                        : new Form(setting.endpoint().toString(), setting.model(), ""));
        model.addAttribute("on", setting != null);
        return PAGE;
    }

    @PostMapping("/settings/assist")
    String save(
            @ModelAttribute("form") Form form,
            BindingResult problems,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        try {
            together.all(() -> {
                assistant.configure(form.endpoint(), form.model(), form.key());
                audit.record(
                        "changed AI Assist",
                        form.model().strip() + " at " + form.endpoint().strip());
            });
        } catch (AssistRefusal refusal) {
            Refused.note(refusal, problems);
            model.addAttribute("on", assistant.setting().isPresent());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return PAGE;
        }
        flash.addFlashAttribute("done", "AI Assist is on. Each question shows what is sent before it is.");
        return "redirect:/settings/assist";
    }

    @PostMapping("/settings/assist/off")
    String off(RedirectAttributes flash) {
        together.all(() -> {
            assistant.switchOff();
            audit.record("switched AI Assist off", "its key is forgotten");
        });
        flash.addFlashAttribute("done", "AI Assist is off, and its key is forgotten.");
        return "redirect:/settings/assist";
    }
}
