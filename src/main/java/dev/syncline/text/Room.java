package dev.syncline.text;

import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * How much text a place takes.
 *
 * @param length the length of a text as the place counts it
 */
public record Room(int maximum, ToIntFunction<String> length) {

    boolean takes(String text) {
        return length.applyAsInt(text) <= maximum;
    }

    /** What is left of it beside a text; always a little, so that a division comes to an end. */
    Room beside(String text) {
        return new Room(Math.max(1, maximum - length.applyAsInt(text)), length);
    }

    /** The same for words that take another form before they are counted. */
    Room as(UnaryOperator<String> form) {
        return new Room(maximum, text -> length.applyAsInt(form.apply(text)));
    }
}
