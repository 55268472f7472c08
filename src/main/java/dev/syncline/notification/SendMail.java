package dev.syncline.notification;

import dev.syncline.notification.MailSetting.Security;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * FaultWords by e-mail, as plain text. The mail server is the administrator's own, usually inside the network, so it is
 * not called through the guard for partners' addresses.
 */
@Component
class SendMail implements Delivers {

    private static final String CONNECT_MILLIS = "10000";
    private static final String SILENCE_MILLIS = "20000";

    private final MailSettings settings;

    SendMail(MailSettings settings) {
        this.settings = settings;
    }

    @Override
    public Way way() {
        return Way.MAIL;
    }

    @Override
    public boolean isOn() {
        return settings.setting().isPresent();
    }

    @Override
    public void deliver(Notice notice) {
        MailSetting setting = settings.setting()
                .orElseThrow(() -> new NotSent("E-mail is off. Enter a mail server under General settings."));
        JavaMailSenderImpl sender = sender(setting);
        try {
            sender.send(message(sender.createMimeMessage(), setting, notice));
        } catch (MailException e) {
            throw new NotSent(MailTrouble.sentence(e, setting));
        } catch (MessagingException e) {
            throw new NotSent("The e-mail could not be written. Check sender and recipients.");
        }
    }

    private JavaMailSenderImpl sender(MailSetting setting) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(setting.host());
        sender.setPort(setting.port());
        if (!setting.user().isEmpty()) {
            sender.setUsername(setting.user());
            sender.setPassword(settings.password());
        }
        sender.setJavaMailProperties(properties(setting));
        return sender;
    }

    /** The names are those of https://jakarta.ee/specifications/mail/2.1/ and Angus Mail's package com.sun.mail.smtp. */
    private static Properties properties(MailSetting setting) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.setProperty("mail.smtp.timeout", SILENCE_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", SILENCE_MILLIS);
        properties.setProperty("mail.smtp.auth", String.valueOf(!setting.user().isEmpty()));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(setting.security() == Security.TLS));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(setting.security() == Security.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(setting.security() == Security.STARTTLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }

    private static MimeMessage message(MimeMessage message, MailSetting setting, Notice notice)
            throws MessagingException {
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(setting.sender());
        helper.setTo(setting.recipients().split(", "));
        helper.setSubject(NoticeText.subject(notice));
        helper.setText(NoticeText.body(notice));
        helper.setSentDate(Date.from(notice.at()));
        // RFC 3834: no holiday answers to this.
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }
}
