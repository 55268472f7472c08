package dev.syncline.notification;

import org.jspecify.annotations.Nullable;

/**
 * The mail server as somebody typed it.
 *
 * @param password empty keeps the one there is, as long as server and user name stay
 */
public record TypedMail(
        String host, String port, String security, String user, String password, String sender, String recipients) {

    public TypedMail(
            @Nullable String host,
            @Nullable String port,
            @Nullable String security,
            @Nullable String user,
            @Nullable String password,
            @Nullable String sender,
            @Nullable String recipients) {
        this.host = text(host);
        this.port = text(port);
        this.security = text(security);
        this.user = text(user);
        this.password = text(password);
        this.sender = text(sender);
        this.recipients = text(recipients);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public String toString() {
        return "TypedMail[" + host + ":" + port + "]";
    }
}
