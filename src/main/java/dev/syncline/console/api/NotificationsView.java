package dev.syncline.console.api;

import dev.syncline.notification.MailSetting;
import dev.syncline.notification.Notifications;
import dev.syncline.notification.Way;
import dev.syncline.notification.WayState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where errors are told, and how often; secrets are in none of it.
 *
 * @param mail null while e-mail is off
 * @param webhook null while it is off
 */
record NotificationsView(
        long quietMinutes,
        @Nullable MailView mail,
        @Nullable WebhookView webhook) {

    static NotificationsView of(Notifications notifications) {
        return new NotificationsView(
                notifications.quiet().toMinutes(),
                notifications
                        .mail()
                        .map(mail -> MailView.of(mail, notifications.state(Way.MAIL)))
                        .orElse(null),
                notifications
                        .webhook()
                        .map(webhook -> WebhookView.of(webhook.address().toString(), notifications.state(Way.WEBHOOK)))
                        .orElse(null));
    }

    /**
     * The mail server.
     *
     * @param problem why the last notice did not go out; null when it did
     * @param nextTry when it is tried again
     */
    record MailView(
            String host,
            int port,
            MailSetting.Security security,
            String user,
            String sender,
            String recipients,
            @Nullable Instant lastSent,
            @Nullable String problem,
            @Nullable Instant nextTry) {

        static MailView of(MailSetting mail, WayState state) {
            return new MailView(
                    mail.host(),
                    mail.port(),
                    mail.security(),
                    mail.user(),
                    mail.sender(),
                    mail.recipients(),
                    state.lastSent(),
                    state.problem(),
                    state.notBefore());
        }
    }

    /** The webhook, with the same of its last notice. */
    record WebhookView(
            String address,
            @Nullable Instant lastSent,
            @Nullable String problem,
            @Nullable Instant nextTry) {

        static WebhookView of(String address, WayState state) {
            return new WebhookView(address, state.lastSent(), state.problem(), state.notBefore());
        }
    }
}
