package dev.syncline.console.settings;

import dev.syncline.access.Audit;
import dev.syncline.console.Refused;
import dev.syncline.console.Together;
import dev.syncline.notification.MailSetting;
import dev.syncline.notification.MailSetting.Security;
import dev.syncline.notification.NotificationRefusal;
import dev.syncline.notification.Notifications;
import dev.syncline.notification.TypedMail;
import dev.syncline.notification.Way;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** General settings, Notifications: where errors are told, and how often. */
@Controller
class NotificationsPage {

    private static final String HERE = "/settings/notifications";
    private static final String PAGE = "settings/notifications";
    private static final String WRITTEN = "changed notifications";

    private final Notifications notifications;
    private final Together together;
    private final Audit audit;

    NotificationsPage(Notifications notifications, Together together, Audit audit) {
        this.notifications = notifications;
        this.together = together;
        this.audit = audit;
    }

    /** The webhook as somebody typed it; the secret is never filled in again. */
    record Hook(String address, String secret) {

        Hook(@Nullable String address, @Nullable String secret) {
            this.address = address == null ? "" : address;
            this.secret = secret == null ? "" : secret;
        }
    }

    /** The quiet period as somebody typed it. */
    record Quiet(String minutes) {

        Quiet(@Nullable String minutes) {
            this.minutes = minutes == null ? "" : minutes;
        }
    }

    @GetMapping(HERE)
    String show(Model model) {
        return page(model);
    }

    @PostMapping(HERE + "/mail")
    String mail(
            @ModelAttribute("mail") TypedMail form,
            BindingResult problems,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        return save(problems, model, flash, response, "E-mail is on. Send a test to see that it arrives.", () -> {
            notifications.configure(form);
            audit.record(WRITTEN, "e-mail over " + form.host().strip());
        });
    }

    @PostMapping(HERE + "/webhook")
    String webhook(
            @ModelAttribute("hook") Hook form,
            BindingResult problems,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        return save(problems, model, flash, response, "The webhook is on. Send a test to see that it arrives.", () -> {
            notifications.configure(form.address(), form.secret());
            audit.record(WRITTEN, "webhook");
        });
    }

    @PostMapping(HERE + "/quiet")
    String quiet(
            @ModelAttribute("quiet") Quiet form,
            BindingResult problems,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        return save(problems, model, flash, response, "The quiet period is saved.", () -> {
            notifications.quiet(form.minutes());
            audit.record(WRITTEN, "quiet for " + form.minutes().strip() + " min");
        });
    }

    private String save(
            BindingResult problems,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response,
            String done,
            Runnable work) {
        try {
            together.all(work);
        } catch (NotificationRefusal refusal) {
            Refused.note(refusal, problems);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model);
        }
        flash.addFlashAttribute("done", done);
        return "redirect:" + HERE;
    }

    /** What was typed stays; the other forms show what is kept. */
    private String page(Model model) {
        MailSetting mail = notifications.mail().orElse(null);
        if (!model.containsAttribute("mail")) {
            model.addAttribute("mail", typed(mail));
        }
        if (!model.containsAttribute("hook")) {
            model.addAttribute(
                    "hook",
                    new Hook(
                            notifications
                                    .webhook()
                                    .map(kept -> kept.address().toString())
                                    .orElse(""),
                            ""));
        }
        if (!model.containsAttribute("quiet")) {
            model.addAttribute(
                    "quiet", new Quiet(String.valueOf(notifications.quiet().toMinutes())));
        }
        model.addAttribute("mailOn", mail != null);
        model.addAttribute("hookOn", notifications.webhook().isPresent());
        model.addAttribute("mailState", notifications.state(Way.MAIL));
        model.addAttribute("hookState", notifications.state(Way.WEBHOOK));
        model.addAttribute("protections", protections());
        return PAGE;
    }

    private static TypedMail typed(@Nullable MailSetting kept) {
        return kept == null
                ? new TypedMail("", "587", Security.STARTTLS.name(), "", "", "", "")
                : new TypedMail(
                        kept.host(),
                        String.valueOf(kept.port()),
                        kept.security().name(),
                        kept.user(),
                        "",
                        kept.sender(),
                        kept.recipients());
    }

    private static Map<String, String> protections() {
        Map<String, String> protections = new LinkedHashMap<>();
        for (Security each : Security.values()) {
            protections.put(each.name(), each.words());
        }
        return protections;
    }
}
