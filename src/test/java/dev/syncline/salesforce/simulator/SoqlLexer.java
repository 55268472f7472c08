package dev.syncline.salesforce.simulator;

import java.util.ArrayList;
import java.util.List;

/** Cuts a query into words, texts in quotes, and signs. */
final class SoqlLexer {

    private final String text;
    private int at;

    SoqlLexer(String text) {
        this.text = text;
    }

    List<String> words() {
        List<String> words = new ArrayList<>();
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (Character.isWhitespace(letter)) {
                at++;
            } else if (letter == '\'') {
                words.add(quoted());
            } else if ("(),".indexOf(letter) >= 0) {
                words.add(String.valueOf(letter));
                at++;
            } else if ("<>=!".indexOf(letter) >= 0) {
                words.add(run("<>=!"));
            } else {
                words.add(word());
            }
        }
        return words;
    }

    /** With the first quote left there, so that a text is never taken for a word. */
    private String quoted() {
        StringBuilder content = new StringBuilder("'");
        at++;
        while (at < text.length() && text.charAt(at) != '\'') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
                content.append(unescaped(text.charAt(at)));
            } else {
                content.append(text.charAt(at));
            }
            at++;
        }
        if (at >= text.length()) {
            throw malformed("unexpected end of input: missing quote");
        }
        at++;
        return content.toString();
    }

    private static char unescaped(char letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '\\', '\'', '"', '%', '_' -> letter;
            default -> throw malformed("Invalid string literal: illegal character sequence '\\%s'".formatted(letter));
        };
    }

    private String run(String letters) {
        int start = at;
        while (at < text.length() && letters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String word() {
        int start = at;
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && "(),<>=!'".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    static SimError malformed(String message) {
        return SimError.bad("MALFORMED_QUERY", message);
    }
}
