package dev.syncline.connector;

/** Texts as every store takes them. */
public final class CleanText {

    private CleanText() {}

    /** Without NUL and halves of characters, which no JSON carries safely. */
    public static String of(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF) ? 0xFFFD : point)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
