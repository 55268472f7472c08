package dev.syncline.connector;

import dev.syncline.text.Room;
import java.nio.charset.StandardCharsets;

/** How long a text may be. */
public record TextLimit(int maximum, Unit unit) {

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

    /** The length of a text in this limit's unit. */
    public int lengthOf(String text) {
        return unit == Unit.BYTES
                ? text.getBytes(StandardCharsets.UTF_8).length
                : text.codePointCount(0, text.length());
    }
}
