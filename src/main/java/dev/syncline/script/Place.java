package dev.syncline.script;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a line the thing is that a message is about.
 *
 * <p>Code that runs knows its line only. Messages name what they are about, so it is looked for in the text of the line.
 */
final class Place {

    private static final Pattern NAMED =
            Pattern.compile("'([^'\\n]{1,80})'|([A-Za-z_]\\w*)\\(|(?:\\.|into an? )(@?[A-Za-z_]\\w*)");

    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern PATH =
            Pattern.compile("((?!null\\b)[A-Za-z_]\\w*(?:\\??\\.(?:\\w+|\"[^\"$]*\"|'[^']*')|\\[\\w+\\])*)\\.$");

    private Place() {}

    /** Column of the longest thing the message names, else of the first letter; the first column is 1. */
    static int column(String text, String message) {
        int column = 0;
        int longest = 0;
        Matcher named = NAMED.matcher(message);
        while (named.find()) {
            String name =
                    named.group(1) != null ? named.group(1) : named.group(2) != null ? named.group(2) : named.group(3);
            int at = at(text, name);
            if (at >= 0 && name.length() > longest) {
                column = at + 1;
                longest = name.length();
            }
        }
        return column > 0 ? column : text.length() - text.stripLeading().length() + 1;
    }

    /** As a member if the line has one of this name, else as a word, else anywhere. */
    private static int at(String text, String name) {
        for (String around : new String[] {"(?<=\\.)%s\\b", "\\b%s\\b"}) {
            Matcher word =
                    Pattern.compile(around.formatted(Pattern.quote(name))).matcher(text);
            if (word.find()) {
                return word.start();
            }
        }
        return text.indexOf(name);
    }

    /** What stands before the dot in front of a member; empty where the line names that member more than once. */
    static String before(String text, int column) {
        if (column < 2) {
            return "";
        }
        Matcher name = WORD.matcher(text.substring(column - 1));
        Matcher path = PATH.matcher(text.substring(0, column - 1));
        boolean once = name.lookingAt()
                && Pattern.compile("\\." + Pattern.quote(name.group()) + "\\b")
                                .matcher(text)
                                .results()
                                .count()
                        == 1;
        return once && path.find() ? path.group(1) : "";
    }
}
