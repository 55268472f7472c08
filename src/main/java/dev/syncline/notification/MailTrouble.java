package dev.syncline.notification;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.SendFailedException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/** Why a mail server did not take an e-mail, in a sentence that says what to do. */
final class MailTrouble {

    private static final int LONGEST = 300;

    private MailTrouble() {}

    static String sentence(MailException failure, MailSetting setting) {
        String server = setting.host() + ":" + setting.port();
        List<Throwable> causes = causes(failure);
        if (has(causes, AuthenticationFailedException.class)) {
            return "The mail server %s refused the user name “%s” with the password kept here. Enter both again."
                    .formatted(server, setting.user());
        }
        if (has(causes, UnknownHostException.class)) {
            return "No server is called “%s”. Check the name of the mail server.".formatted(setting.host());
        }
        if (has(causes, SSLException.class)) {
            return "The mail server %s offers no connection this node trusts. Check the kind of protection, the port, and the server's certificate."
                    .formatted(server);
        }
        if (has(causes, ConnectException.class)) {
            return "Nothing listens at %s. Check mail server and port.".formatted(server);
        }
        if (has(causes, SocketTimeoutException.class)) {
            return "The mail server %s did not answer in time. Check mail server, port and the kind of protection."
                    .formatted(server);
        }
        return other(causes, server, setting);
    }

    private static String other(List<Throwable> causes, String server, MailSetting setting) {
        if (has(causes, SendFailedException.class)) {
            return "The mail server %s does not take e-mails from “%s” to “%s”: %s Correct sender or recipients."
                    .formatted(server, setting.sender(), setting.recipients(), said(causes));
        }
        return "The mail server %s did not take the e-mail: %s Check the settings.".formatted(server, said(causes));
    }

    /** What the server itself said is at the end of the chain. */
    private static String said(List<Throwable> causes) {
        String said = String.valueOf(causes.get(causes.size() - 1).getMessage())
                .replaceAll("\\s+", " ")
                .strip();
        String bounded = said.length() <= LONGEST ? said : said.substring(0, LONGEST) + "…";
        return bounded.endsWith(".") ? bounded : bounded + ".";
    }

    private static boolean has(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    /** The failure, what Spring keeps beside it, and every cause and next exception of Jakarta Mail, each once. */
    private static List<Throwable> causes(MailException failure) {
        List<Throwable> causes = new ArrayList<>();
        add(failure, causes);
        if (failure instanceof MailSendException several) {
            several.getFailedMessages().values().forEach(each -> add(each, causes));
        }
        return causes;
    }

    private static void add(Throwable failure, List<Throwable> causes) {
        for (Throwable each = failure; each != null && !causes.contains(each); each = each.getCause()) {
            causes.add(each);
        }
    }
}
