package dev.syncline.notification;

/**
 * The mail server; its password is in the vault and is never given out.
 *
 * @param user empty when the server asks for no name
 * @param sender address that e-mails come from
 * @param recipients addresses separated by commas
 */
public record MailSetting(String host, int port, Security security, String user, String sender, String recipients) {

    /** How the connection to the mail server is protected. */
    public enum Security {
        STARTTLS("STARTTLS, usually port 587"),
        TLS("TLS from the start, usually port 465"),
        NONE("None, for a mail server on this machine");

        private final String words;

        Security(String words) {
            this.words = words;
        }

        /** What it is called on the page. */
        public String words() {
            return words;
        }
    }
}
