package dev.syncline.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Texts in another notation.
 *
 * <p>Everything goes by way of HTML that was made harmless first. Images that only the tracker they come from can show
 * become their name; links keep their address; what people are called stays.
 */
public final class Texts {

    private Texts() {}

    /** The same words in another notation; without what could act, also where the notation stays. */
    public static String convert(String text, Notation from, Notation to) {
        if (from == to || text.isBlank()) {
            return safe(text, to);
        }
        if (from == Notation.PLAIN) {
            return to == Notation.HTML ? SafeHtml.ofPlain(text) : Markdown.ofPlain(text);
        }
        return ofHtml(SafeHtml.abroad(from == Notation.HTML ? text : Markdown.toHtml(text)), to);
    }

    /**
     * A text from elsewhere in our notation, with the names of the files in place of the images that came along as such,
     * and links in place of those on pages.
     *
     * @param files gives the name of the file that an image's address stands for
     */
    public static String arrived(String text, Notation from, Notation to, Function<String, Optional<String>> files) {
        String mentioned = Images.mentioned(text, from, files);
        return from == Notation.HTML && to == Notation.HTML ? SafeHtml.abroad(mentioned) : convert(mentioned, from, to);
    }

    /** The text without what could act where a tracker shows it in this notation. */
    public static String safe(String text, Notation notation) {
        return switch (notation) {
            case PLAIN -> text;
            case HTML -> SafeHtml.of(text);
            case MARKDOWN -> Markdown.isHarmless(text) ? text : Markdown.ofHtml(SafeHtml.of(Markdown.toHtml(text)));
        };
    }

    /**
     * A text in pieces that fit, each whole in its notation; where there are several, each begins with its place among
     * them, such as {@code (1/3)}.
     */
    public static List<String> pieces(String text, Notation notation, Room room) {
        return Pieces.of(text, notation, room);
    }

    /** Which piece a text says it is, such as {@code 1/3}. */
    public static Optional<String> pieceOf(String text) {
        return Pieces.markOf(text);
    }

    /** The beginning of a text that is too long, with an ending in plain words that says so. */
    public static Shortened shorten(String text, Notation notation, Room room, String ending) {
        return Shortened.of(text, notation, room, ending);
    }

    private static String ofHtml(String html, Notation to) {
        return switch (to) {
            case HTML -> html;
            case PLAIN -> PlainText.of(html);
            case MARKDOWN -> Markdown.ofHtml(html);
        };
    }
}
