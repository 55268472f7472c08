package dev.syncline.text;

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

    /** The text without what could act where a tracker shows it in this notation. */
    public static String safe(String text, Notation notation) {
        return switch (notation) {
            case PLAIN -> text;
            case HTML -> SafeHtml.of(text);
            case MARKDOWN -> Markdown.isHarmless(text) ? text : Markdown.ofHtml(SafeHtml.of(Markdown.toHtml(text)));
        };
    }

    private static String ofHtml(String html, Notation to) {
        return switch (to) {
            case HTML -> html;
            case PLAIN -> PlainText.of(html);
            case MARKDOWN -> Markdown.ofHtml(html);
        };
    }
}
