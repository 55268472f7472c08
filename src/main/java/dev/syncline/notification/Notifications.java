package dev.syncline.notification;

import dev.syncline.fault.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How administrators are told of faults: off until somebody enters a mail server or a webhook. */
@Component
public class Notifications {

    private static final int LONGEST_QUIET = 7 * 24 * 60;

    private final JdbcClient jdbc;
    private final MailSettings mail;
    private final WebhookSettings webhook;
    private final WayStates states;
    private final FaultWords words;
    private final List<Delivers> ways;
    private final Faults faults;

    Notifications(
            JdbcClient jdbc,
            MailSettings mail,
            WebhookSettings webhook,
            WayStates states,
            FaultWords words,
            List<Delivers> ways,
            Faults faults) {
        this.jdbc = jdbc;
        this.mail = mail;
        this.webhook = webhook;
        this.states = states;
        this.words = words;
        this.ways = ways;
        this.faults = faults;
    }

    /** The mail server; empty while e-mail is off. */
    public Optional<MailSetting> mail() {
        return mail.setting();
    }

    /** The webhook; empty while it is off. */
    public Optional<WebhookSetting> webhook() {
        return webhook.setting();
    }

    /** How a way fared last. */
    public WayState state(Way way) {
        return states.of(way);
    }

    /** How long a connection's faults of one kind stay quiet after they were told of. */
    public Duration quiet() {
        return Duration.ofMinutes(jdbc.sql("select quiet_minutes from notification_setting where id = 1")
                .query(Integer.class)
                .single());
    }

    /**
     * Changes the quiet period.
     *
     * @throws NotificationRefusal for {@code minutes}
     */
    @Transactional
    public void quiet(String typedMinutes) {
        int minutes = Typed.number("minutes", typedMinutes, 0, LONGEST_QUIET, "number of minutes");
        jdbc.sql("update notification_setting set quiet_minutes = ? where id = 1")
                .param(minutes)
                .update();
    }

    /**
     * Switches e-mail on, or changes where it goes.
     *
     * @throws NotificationRefusal when something is missing or cannot be right
     */
    @Transactional
    public void configure(TypedMail typed) {
        mail.keep(typed);
        states.reset(Way.MAIL);
    }

    /**
     * Switches the webhook on, or changes where it goes.
     *
     * @param secret empty keeps the one there is, as long as the address stays
     * @throws NotificationRefusal when something is missing or may not be called
     */
    @Transactional
    public void configure(String address, String secret) {
        webhook.keep(address, secret);
        states.reset(Way.WEBHOOK);
    }

    /** Switches a way off and forgets its secret. */
    @Transactional
    public void switchOff(Way way) {
        switch (way) {
            case MAIL -> mail.off();
            case WEBHOOK -> webhook.off();
        }
        states.reset(way);
        faults.resolveNode(way.fault());
    }

    /**
     * Sends a test and waits for what becomes of it; once it worked, what waits is told without delay.
     *
     * @throws NotSent with a sentence that says why not
     */
    public void test(Way way) {
        ways.stream().filter(each -> each.way() == way).forEach(each -> each.deliver(words.test()));
        states.sent(way);
        faults.resolveNode(way.fault());
    }
}
