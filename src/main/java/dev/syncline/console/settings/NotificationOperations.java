package dev.syncline.console.settings;

import dev.syncline.access.Audit;
import dev.syncline.console.Together;
import dev.syncline.notification.NotSent;
import dev.syncline.notification.Notifications;
import dev.syncline.notification.Way;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done with a way of telling errors: sending a test, switching it off. */
@Controller
class NotificationOperations {

    private static final String BACK = "redirect:/settings/notifications";

    private final Notifications notifications;
    private final Together together;
    private final Audit audit;

    NotificationOperations(Notifications notifications, Together together, Audit audit) {
        this.notifications = notifications;
        this.together = together;
        this.audit = audit;
    }

    @PostMapping("/settings/notifications/{way}/test")
    String test(@PathVariable String way, RedirectAttributes flash) {
        Way chosen = way(way);
        try {
            notifications.test(chosen);
            audit.record("sent a test notification", chosen.words());
            flash.addFlashAttribute("done", "The test was taken by the other end. Look whether it arrived.");
        } catch (NotSent failure) {
            flash.addFlashAttribute("refused", failure.getMessage());
        }
        return BACK;
    }

    @PostMapping("/settings/notifications/{way}/off")
    String off(@PathVariable String way, RedirectAttributes flash) {
        Way chosen = way(way);
        together.all(() -> {
            notifications.switchOff(chosen);
            audit.record("switched notifications off", chosen.words());
        });
        flash.addFlashAttribute(
                "done", "Errors are not told by " + chosen.words() + " any more; its secret is forgotten.");
        return BACK;
    }

    private static Way way(String named) {
        return switch (named) {
            case "mail" -> Way.MAIL;
            case "webhook" -> Way.WEBHOOK;
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }
}
