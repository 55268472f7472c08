package dev.syncline.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a text can be cut: between paragraphs, else lines, else words, never within a character. */
final class Cut {

    /** Nothing that must stay in one piece but characters. */
    static final Pattern ANYWHERE = Pattern.compile("(?!)");

    /** As people count them: a letter with its accents, a family of faces. */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private static final List<Pattern> SEAMS =
            List.of(Pattern.compile("\\n\\s*\\n"), Pattern.compile("\\n"), Pattern.compile("\\s+"));

    private final Room room;
    private final Pattern whole;

    /**
     * Cuts to a size.
     *
     * @param whole what is not cut in half
     */
    Cut(Room room, Pattern whole) {
        this.room = room;
        this.whole = whole;
    }

    List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        String rest = text;
        while (!room.takes(rest)) {
            int end = end(rest);
            pieces.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end);
        }
        pieces.add(rest);
        pieces.removeIf(String::isBlank);
        return pieces;
    }

    /** How much of a text that is too long goes into the first piece; at least one character. */
    int end(String text) {
        int most = onCharacter(text, most(text));
        for (Pattern seam : SEAMS) {
            int end = lastSeam(text, seam, most);
            if (end > most / 2) {
                return inOne(text, end);
            }
        }
        return Math.max(inOne(text, most), Character.charCount(text.codePointAt(0)));
    }

    private int most(String text) {
        int fits = 0;
        int tooMuch = Math.min(text.length(), 2 * room.maximum()) + 1;
        while (tooMuch - fits > 1) {
            int middle = (fits + tooMuch) >>> 1;
            if (room.takes(text.substring(0, middle))) {
                fits = middle;
            } else {
                tooMuch = middle;
            }
        }
        return fits;
    }

    /** Not between the halves of a character, nor before an accent that belongs to the one before. */
    private static int onCharacter(String text, int end) {
        if (end <= 0 || end >= text.length()) {
            return end;
        }
        Matcher characters = CHARACTER.matcher(text).region(Math.max(0, end - 64), Math.min(text.length(), end + 64));
        int seen = end;
        while (characters.find() && characters.start() <= end) {
            seen = characters.start();
        }
        seen = seen == 0 ? end : seen;
        return Character.isLowSurrogate(text.charAt(seen)) && Character.isHighSurrogate(text.charAt(seen - 1))
                ? seen - 1
                : seen;
    }

    private static int lastSeam(String text, Pattern seam, int most) {
        Matcher matcher = seam.matcher(text).region(most / 2, Math.min(text.length(), most));
        int end = 0;
        while (matcher.find()) {
            end = matcher.end();
        }
        return end;
    }

    private int inOne(String text, int end) {
        Matcher matcher = whole.matcher(text);
        while (matcher.find() && matcher.start() < end) {
            if (matcher.end() > end && matcher.start() > 0) {
                return matcher.start();
            }
        }
        return end;
    }
}
