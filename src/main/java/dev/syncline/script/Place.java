package dev.syncline.script;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a line the thing is that a message is about.
 *
 * <p>Code that runs knows its line only. Messages name what they are about, so it is looked for in the text of the line.
 */
final class Place {

    private static final Pattern NAMED = Pattern.compile("'([^'\\n]{1,80})'|([A-Za-z_]\\w*)\\(|\\.(@?[A-Za-z_]\\w*)");

    private Place() {}

    /** Column of the longest thing the message names, else of the first letter; the first column is 1. */
    static int column(String text, String message) {
        int column = 0;
        int longest = 0;
        Matcher named = NAMED.matcher(message);
        while (named.find()) {
            String name =
                    named.group(1) != null ? named.group(1) : named.group(2) != null ? named.group(2) : named.group(3);
            int at = text.indexOf(name);
            if (at >= 0 && name.length() > longest) {
                column = at + 1;
                longest = name.length();
            }
        }
        return column > 0 ? column : text.length() - text.stripLeading().length() + 1;
    }
}
