package dev.syncline.salesforce.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word, sign or text of a filter, with the place it begins at.
 *
 * @param text of a quoted text what it says, still with the escapes that only LIKE knows
 */
record Word(String text, boolean quoted, int start, int end) {

    private static final String SIGNS = "<>=!";

    static List<Word> of(String filter) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < filter.length()) {
            char letter = filter.charAt(at);
            if (Character.isWhitespace(letter)) {
                at++;
                continue;
            }
            Word word = letter == '\'' ? quoted(filter, at) : plain(filter, at);
            words.add(word);
            at = word.end();
        }
        words.add(new Word("", false, filter.length(), filter.length()));
        return words;
    }

    boolean is(String word) {
        return !quoted && text.equalsIgnoreCase(word);
    }

    boolean isEnd() {
        return text.isEmpty() && !quoted;
    }

    String upper() {
        return text.toUpperCase(Locale.ROOT);
    }

    private static Word plain(String filter, int start) {
        int at = start;
        if ("(),".indexOf(filter.charAt(at)) >= 0) {
            return new Word(filter.substring(at, at + 1), false, at, at + 1);
        }
        boolean sign = SIGNS.indexOf(filter.charAt(at)) >= 0;
        while (at < filter.length() && goesOn(filter.charAt(at), sign)) {
            at++;
        }
        return new Word(filter.substring(start, at), false, start, at);
    }

    private static boolean goesOn(char letter, boolean sign) {
        return sign
                ? SIGNS.indexOf(letter) >= 0
                : !Character.isWhitespace(letter) && ("(),'" + SIGNS).indexOf(letter) < 0;
    }

    /** @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm">Escapes</a> */
    private static Word quoted(String filter, int start) {
        StringBuilder text = new StringBuilder();
        int at = start + 1;
        while (at < filter.length() && filter.charAt(at) != '\'') {
            char letter = filter.charAt(at);
            if (letter == '\\') {
                at++;
                text.append(unescaped(filter, at));
            } else {
                text.append(letter);
            }
            at++;
        }
        if (at >= filter.length()) {
            throw Unreadable.at(start, "The text that begins here has no closing quote.");
        }
        return new Word(text.toString(), true, start, at + 1);
    }

    private static String unescaped(String filter, int at) {
        char letter = at < filter.length() ? filter.charAt(at) : ' ';
        return switch (letter) {
            case 'n', 'N' -> "\n";
            case 'r', 'R' -> "\r";
            case 't', 'T' -> "\t";
            case 'b', 'B' -> "\b";
            case 'f', 'F' -> "\f";
            case '\'', '"' -> String.valueOf(letter);
            case '\\', '_', '%' -> "\\" + letter;
            default ->
                throw Unreadable.at(
                        at - 1, "'\\%s' is no escape. Write a backslash as \\\\ and a quote as \\'.".formatted(letter));
        };
    }
}
