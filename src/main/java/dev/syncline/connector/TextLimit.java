package dev.syncline.connector;

import dev.syncline.text.Room;
import java.nio.charset.StandardCharsets;

/** How long a text may be. */
public record TextLimit(int maximum, Unit unit) {

    private static final int BEGINNING = 40;

    /** What is counted. */
    public enum Unit {
        /** Bytes of UTF-8. */
        BYTES,
        /** Unicode code points. */
        CHARACTERS
    }

    public boolean takes(String text) {
        return lengthOf(text) <= maximum;
    }

    /** The same for whoever divides texts. */
    public Room room() {
        return new Room(maximum, this::lengthOf);
    }

    /** The first words of a text, at most some forty characters of it, by which a sentence says which text it is about. */
    public static String beginning(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= BEGINNING) {
            return line;
        }
        String cut = line.substring(0, line.offsetByCodePoints(0, BEGINNING));
        int space = cut.lastIndexOf(' ');
        return (space > cut.length() / 2 ? cut.substring(0, space) : cut) + "…";
    }

    /** The length of a text in this limit's unit. */
    public int lengthOf(String text) {
        return unit == Unit.BYTES
                ? text.getBytes(StandardCharsets.UTF_8).length
                : text.codePointCount(0, text.length());
    }
}
