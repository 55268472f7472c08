package dev.syncline.connection;

import java.util.Locale;

/** What people may type into the fields of a connection. */
final class FormText {

    static final int SHORT_NAME = 60;
    static final int NAME = 100;
    static final int DESCRIPTION = 2000;

    private FormText() {}

    /** The value without blanks around it, when it is a usable name. */
    static String name(String field, String label, String typed, int longest) {
        String value = typed.strip();
        if (value.isEmpty()) {
            throw new Refusal(field, "Enter a " + label + ".");
        }
        return text(field, label, value, longest);
    }

    /** The value without blanks around it; it may be empty. */
    static String text(String field, String label, String typed, int longest) {
        String value = typed.strip();
        if (value.length() > longest) {
            throw new Refusal(
                    field,
                    "The %s has %d characters; at most %d are taken. Shorten it."
                            .formatted(label, value.length(), longest));
        }
        if (value.codePoints().anyMatch(FormText::isMarkup)) {
            throw new Refusal(
                    field,
                    "The %s contains < or > or an invisible character. Use letters, digits, blanks and punctuation."
                            .formatted(label));
        }
        return value;
    }

    static void mustDiffer(String field, String localShortName, String remoteShortName) {
        if (localShortName.toLowerCase(Locale.ROOT).equals(remoteShortName.toLowerCase(Locale.ROOT))) {
            throw new Refusal(
                    field,
                    "Both sides are called '%s'. Give them different short names, so that people can tell them apart."
                            .formatted(remoteShortName));
        }
    }

    private static boolean isMarkup(int character) {
        int type = Character.getType(character);
        boolean lineBreak = character == '\n' || character == '\r' || character == '\t';
        return character == '<'
                || character == '>'
                || (type == Character.CONTROL && !lineBreak)
                || type == Character.FORMAT
                || type == Character.SURROGATE;
    }
}
