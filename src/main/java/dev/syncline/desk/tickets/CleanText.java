package dev.syncline.desk.tickets;

import java.util.regex.Pattern;

/** Text as a database keeps it and a page shows it. */
final class CleanText {

    private static final char REPLACEMENT = '\uFFFD';
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

    private CleanText() {}

    /** The same text with what no database stores (NUL, halves of a character) replaced. */
    static String of(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char here = text.charAt(at);
            if (Character.isHighSurrogate(here)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                clean.append(here).append(text.charAt(++at));
            } else {
                clean.append(here == 0 || Character.isSurrogate(here) ? REPLACEMENT : here);
            }
        }
        return clean.toString();
    }

    /** The same text on one line, without blanks around it. */
    static String line(String text) {
        return CONTROLS.matcher(of(text)).replaceAll(" ").strip();
    }
}
