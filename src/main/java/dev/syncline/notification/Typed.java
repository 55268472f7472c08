package dev.syncline.notification;

/** What somebody typed, checked. */
final class Typed {

    private static final int LONGEST_SECRET = 500;

    private Typed() {}

    static String text(String field, String typed, int longest, String missing) {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw new NotificationRefusal(field, missing);
        }
        return bounded(field, text, longest);
    }

    static String bounded(String field, String typed, int longest) {
        String text = typed.strip();
        if (text.length() > longest) {
            throw new NotificationRefusal(
                    field, "This is longer than " + longest + " characters. Check what was pasted.");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new NotificationRefusal(field, "This has a line end or another control character. Type it again.");
        }
        return text;
    }

    /** A secret is taken as it is, blanks included. */
    static String secret(String field, String typed) {
        if (typed.length() > LONGEST_SECRET || typed.chars().anyMatch(Character::isISOControl)) {
            throw new NotificationRefusal(
                    field, "This is longer than 500 characters or has a line end. Copy it again.");
        }
        return typed;
    }

    static int number(String field, String typed, int least, int most, String what) {
        try {
            int number = Integer.parseInt(typed.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw refused(field, typed, least, most, what);
        }
        throw refused(field, typed, least, most, what);
    }

    private static NotificationRefusal refused(String field, String typed, int least, int most, String what) {
        return new NotificationRefusal(
                field, "“%s” is no %s. Enter a number from %d to %d.".formatted(typed.strip(), what, least, most));
    }
}
