package dev.syncline.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.stream.Collectors;

/** E-mail addresses as somebody typed them. */
final class Recipients {

    private static final int LONGEST = 320;
    private static final int LONGEST_LIST = 2000;
    private static final int MOST = 20;

    private Recipients() {}

    static String one(String field, String typed) {
        String address = Typed.text(field, typed, LONGEST, "Enter an address, such as syncline@example.com.");
        return checked(field, address);
    }

    /** Addresses separated by commas, semicolons or blanks; kept separated by commas. */
    static String some(String field, String typed) {
        String list = Typed.text(
                field,
                typed.replaceAll("[\\s,;]+", " "),
                LONGEST_LIST,
                "Enter at least one address, such as team@example.com.");
        String[] addresses = list.split(" ");
        if (addresses.length > MOST) {
            throw new NotificationRefusal(
                    field, "These are %d addresses; at most %d are told.".formatted(addresses.length, MOST));
        }
        return Arrays.stream(addresses).map(each -> checked(field, each)).collect(Collectors.joining(", "));
    }

    private static String checked(String field, String address) {
        try {
            InternetAddress parsed = new InternetAddress(address, true);
            if (parsed.getAddress().contains("@") && parsed.getPersonal() == null) {
                return parsed.getAddress();
            }
        } catch (AddressException e) {
            throw refused(field, address);
        }
        throw refused(field, address);
    }

    private static NotificationRefusal refused(String field, String address) {
        return new NotificationRefusal(
                field, "“%s” is no e-mail address. Enter one such as team@example.com.".formatted(address));
    }
}
