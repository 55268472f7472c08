package dev.syncline.notification;

import dev.syncline.input.InputRefused;
import dev.syncline.notification.MailSetting.Security;
import dev.syncline.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where the mail server is kept; its password goes in and never comes out. */
@Component
class MailSettings {

    private static final String PLACE = "notification.mail.password";
    private static final int NAME = 255;

    private final JdbcClient jdbc;
    private final Vault vault;

    MailSettings(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    Optional<MailSetting> setting() {
        return jdbc.sql("select * from notification_mail where id = 1")
                .query((row, number) -> new MailSetting(
                        row.getString("host"),
                        row.getInt("port"),
                        Security.valueOf(row.getString("security")),
                        row.getString("user_name"),
                        row.getString("sender"),
                        row.getString("recipients")))
                .optional();
    }

    /** The password; empty where the server asks for none. */
    String password() {
        return keptPassword()
                .map(kept -> new String(vault.open(PLACE, kept), StandardCharsets.UTF_8))
                .orElse("");
    }

    @Transactional
    public void keep(TypedMail typed) {
        MailSetting checked = checked(typed);
        String password = checked.user().isEmpty() ? null : toKeep(typed);
        off();
        jdbc.sql("insert into notification_mail"
                        + " (id, host, port, security, user_name, sealed_password, sender, recipients)"
                        + " values (1, ?, ?, ?, ?, ?, ?, ?)")
                .param(checked.host())
                .param(checked.port())
                .param(checked.security().name())
                .param(checked.user())
                .param(password)
                .param(checked.sender())
                .param(checked.recipients())
                .update();
    }

    @Transactional
    public void off() {
        jdbc.sql("delete from notification_mail").update();
    }

    private MailSetting checked(TypedMail typed) {
        InputRefused.all(
                NotificationRefusal::new,
                () -> host(typed),
                () -> port(typed),
                () -> security(typed),
                () -> Typed.bounded("user", typed.user(), NAME),
                () -> password(typed),
                () -> Recipients.one("sender", typed.sender()),
                () -> Recipients.some("recipients", typed.recipients()));
        return new MailSetting(
                host(typed),
                port(typed),
                security(typed),
                Typed.bounded("user", typed.user(), NAME),
                Recipients.one("sender", typed.sender()),
                Recipients.some("recipients", typed.recipients()));
    }

    private static String host(TypedMail typed) {
        String host = Typed.text("host", typed.host(), NAME, "Enter the mail server, such as mail.example.com.");
        if (!host.matches("[A-Za-z0-9_.:-]+")) {
            throw new NotificationRefusal(
                    "host", "“%s” is no name of a server. Enter it alone, such as mail.example.com.".formatted(host));
        }
        return host;
    }

    private static int port(TypedMail typed) {
        return Typed.number("port", typed.port(), 1, 65_535, "port");
    }

    private static Security security(TypedMail typed) {
        try {
            return Security.valueOf(typed.security());
        } catch (IllegalArgumentException e) {
            throw new NotificationRefusal("security", "Choose how the connection is protected.");
        }
    }

    private void password(TypedMail typed) {
        Typed.secret("password", typed.password());
        if (!typed.user().isBlank()
                && typed.password().isEmpty()
                && keptFor(typed).isEmpty()) {
            throw new NotificationRefusal(
                    "password", "Enter the password of this user name. It is kept sealed and never shown again.");
        }
        if (!typed.user().isBlank() && typed.security().equals(Security.NONE.name()) && !isLoopback(typed.host())) {
            throw new NotificationRefusal(
                    "security",
                    "Without protection the password would travel readably to %s. Choose STARTTLS or TLS, or leave the user name empty."
                            .formatted(typed.host().strip()));
        }
    }

    private static boolean isLoopback(String host) {
        return host.strip().matches("localhost|127(\\.\\d{1,3}){3}|::1");
    }

    private @Nullable String toKeep(TypedMail typed) {
        return typed.password().isEmpty()
                ? keptFor(typed).orElse(null)
                : vault.seal(PLACE, typed.password().getBytes(StandardCharsets.UTF_8));
    }

    /** A password goes only to the server and under the name it was entered for. */
    private Optional<String> keptFor(TypedMail typed) {
        return setting()
                .filter(kept -> kept.host().equals(typed.host().strip())
                        && kept.user().equals(typed.user().strip()))
                .flatMap(kept -> keptPassword());
    }

    private Optional<String> keptPassword() {
        return jdbc.sql("select sealed_password from notification_mail where id = 1 and sealed_password is not null")
                .query(String.class)
                .optional();
    }
}
