package dev.syncline.salesforce.simulator;

import java.util.concurrent.atomic.AtomicLong;

/** Ids as Salesforce makes them: 15 case-sensitive characters, and three that say which of them are capitals. */
final class SimIds {

    private static final String SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private final AtomicLong last = new AtomicLong(1);

    String next(String prefix) {
        String number = Long.toString(last.incrementAndGet(), 36);
        String body = prefix + "5g00000" + "0".repeat(5 - number.length()) + mixed(number);
        return whole(body);
    }

    static boolean isId(String text) {
        return text.matches("[A-Za-z0-9]{15}|[A-Za-z0-9]{18}");
    }

    /** The 18 characters of an id of 15 or 18. */
    static String whole(String id) {
        String body = id.substring(0, 15);
        StringBuilder suffix = new StringBuilder();
        for (int chunk = 0; chunk < 15; chunk += 5) {
            int bits = 0;
            for (int at = 0; at < 5; at++) {
                bits |= Character.isUpperCase(body.charAt(chunk + at)) ? 1 << at : 0;
            }
            suffix.append(SUFFIX.charAt(bits));
        }
        return body + suffix;
    }

    private static String mixed(String number) {
        return number.length() > 1
                ? number.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + number.substring(1)
                : number;
    }
}
