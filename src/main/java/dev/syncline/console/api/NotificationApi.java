package dev.syncline.console.api;

import dev.syncline.access.Audit;
import dev.syncline.console.Together;
import dev.syncline.notification.NotSent;
import dev.syncline.notification.Notifications;
import dev.syncline.notification.TypedMail;
import dev.syncline.notification.Way;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Where errors are told, and how often; secrets go in and never come out. */
@RestController
@RequestMapping("/api/v1/notifications")
class NotificationApi {

    private static final String WRITTEN = "changed notifications";

    private final Notifications notifications;
    private final Audit audit;
    private final Together together;

    NotificationApi(Notifications notifications, Audit audit, Together together) {
        this.notifications = notifications;
        this.audit = audit;
        this.together = together;
    }

    @GetMapping
    NotificationsView show() {
        return NotificationsView.of(notifications);
    }

    /** Switches e-mail on, or changes where it goes; without a password the one there is stays. */
    @PostMapping("/mail")
    NotificationsView mail(
            @RequestParam(defaultValue = "") String host,
            @RequestParam(defaultValue = "587") String port,
            @RequestParam(defaultValue = "STARTTLS") String security,
            @RequestParam(defaultValue = "") String user,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String sender,
            @RequestParam(defaultValue = "") String recipients,
            HttpServletRequest request) {
        mustBeABody(request);
        TypedMail mail = new TypedMail(host, port, security, user, password, sender, recipients);
        return keep(() -> notifications.configure(mail), "e-mail over " + host.strip());
    }

    /** Switches the webhook on, or changes where it goes; without a secret the one there is stays. */
    @PostMapping("/webhook")
    NotificationsView webhook(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String secret,
            HttpServletRequest request) {
        mustBeABody(request);
        return keep(() -> notifications.configure(address, secret), "webhook");
    }

    @PostMapping("/quiet")
    NotificationsView quiet(@RequestParam String minutes) {
        return keep(() -> notifications.quiet(minutes), "quiet for " + minutes.strip() + " min");
    }

    /** Sends a test and waits for what becomes of it. */
    @PostMapping("/{way}/test")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void test(@PathVariable String way) {
        Way chosen = way(way);
        try {
            notifications.test(chosen);
        } catch (NotSent failure) {
            throw new ResponseStatusException(HttpStatus.BAD_GATEWAY, failure.getMessage(), failure);
        }
        audit.record("sent a test notification", chosen.words());
    }

    /** Switches a way off and forgets its secret. */
    @PostMapping("/{way}/off")
    NotificationsView off(@PathVariable String way) {
        Way chosen = way(way);
        together.all(() -> {
            notifications.switchOff(chosen);
            audit.record("switched notifications off", chosen.words());
        });
        return show();
    }

    private NotificationsView keep(Runnable change, String subject) {
        together.all(() -> {
            change.run();
            audit.record(WRITTEN, subject);
        });
        return show();
    }

    /** Addresses end up in the logs of proxies, and secrets with them. */
    private static void mustBeABody(HttpServletRequest request) {
        if (request.getQueryString() != null) {
            throw Slicing.bad("Send this as a form in the body (application/x-www-form-urlencoded) and nothing in the"
                    + " address: addresses end up in logs, and a secret with them.");
        }
    }

    private static Way way(String named) {
        return switch (named) {
            case "mail" -> Way.MAIL;
            case "webhook" -> Way.WEBHOOK;
            default ->
                throw new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no way '%s'; mail and webhook are known.".formatted(named));
        };
    }
}
