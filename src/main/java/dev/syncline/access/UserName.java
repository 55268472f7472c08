package dev.syncline.access;

import java.util.Locale;
import java.util.regex.Pattern;

/** How users may be called. */
final class UserName {

    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@+-]*");
    private static final int LONGEST = 60;

    private UserName() {}

    static String checked(String typed) {
        String name = typed.strip();
        if (name.isEmpty()) {
            throw new AccessRefused("name", "Enter a user name.");
        }
        if (name.length() > LONGEST) {
            throw new AccessRefused(
                    "name", "The name has " + name.length() + " characters. Use at most " + LONGEST + ".");
        }
        if (!ALLOWED.matcher(name).matches()) {
            throw new AccessRefused(
                    "name",
                    "“" + name + "” holds a character that is not allowed. Use letters, digits, blanks and . _ - @ +, "
                            + "beginning with a letter or digit.");
        }
        return name;
    }

    /** As much of what somebody typed as is worth remembering; no user has a longer name. */
    static String shortened(String typed) {
        return typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
    }

    /** Names that differ only in case are the same. */
    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
