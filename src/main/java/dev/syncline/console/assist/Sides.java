package dev.syncline.console.assist;

import dev.syncline.script.Direction;
import java.util.Locale;

/** The word for a direction in addresses. */
final class Sides {

    private Sides() {}

    static Direction of(String word) {
        return word.equals(word(Direction.OUTGOING)) ? Direction.OUTGOING : Direction.INCOMING;
    }

    static String word(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }
}
