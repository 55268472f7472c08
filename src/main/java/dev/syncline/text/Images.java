package dev.syncline.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The images a text shows; looked for in the text as it is written, so that all around them stays as it was. */
public final class Images {

    private static final Pattern TAG = Pattern.compile("(?i)<img\\b[^>]*+>");
    private static final Pattern MARK =
            Pattern.compile("!\\[([^\\]\\n]*+)]\\(\\s*+<?([^)\\s>]++)>?(?:\\s++\"[^\"\\n]*+\")?\\s*+\\)");
    private static final Pattern PAGE = Pattern.compile("(?i)https?://.*");

    private Images() {}

    private record Image(String source, String alternative) {}

    /** Addresses of the images of a text, each once; plain text has none. */
    public static List<String> sources(String text, Notation notation) {
        List<String> sources = new ArrayList<>();
        replaced(text, notation, image -> {
            sources.add(image.source());
            return null;
        });
        return sources.stream().distinct().toList();
    }

    /**
     * The text with the name of a file in place of each image that came along as one. Of an image that is on some page the
     * link is left: whoever reads the text shall not call that page by it.
     *
     * @param files gives the name of the file that an address stands for
     */
    static String mentioned(String text, Notation notation, Function<String, Optional<String>> files) {
        return replaced(
                text,
                notation,
                image -> files.apply(image.source())
                        .map(name -> words("[" + name + "]", notation))
                        .orElseGet(() -> PAGE.matcher(image.source()).matches() ? link(image, notation) : null));
    }

    private static String link(Image image, Notation notation) {
        String words = image.alternative().isBlank() ? "image" : image.alternative();
        return notation == Notation.HTML
                ? "<a href=\"" + SafeHtml.ofPlain(image.source()) + "\">" + words(words, notation) + "</a>"
                : "[" + words(words, notation) + "](" + image.source() + ")";
    }

    private static String words(String words, Notation notation) {
        return notation == Notation.HTML ? SafeHtml.ofPlain(words) : Markdown.ofPlain(words);
    }

    private static String replaced(String text, Notation notation, Function<Image, @Nullable String> replacement) {
        UnaryOperator<String> tags = html -> replaced(TAG, html, found -> replacement.apply(ofTag(found.group())));
        return switch (notation) {
            case PLAIN -> text;
            case HTML -> tags.apply(text);
            case MARKDOWN ->
                tags.apply(replaced(MARK, text, found -> replacement.apply(new Image(found.group(2), found.group(1)))));
        };
    }

    private static String replaced(Pattern pattern, String text, Function<Matcher, @Nullable String> replacement) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String other = replacement.apply(matcher);
            matcher.appendReplacement(result, Matcher.quoteReplacement(other == null ? matcher.group() : other));
        }
        return matcher.appendTail(result).toString();
    }

    private static Image ofTag(String tag) {
        Element image = Jsoup.parseBodyFragment(tag).selectFirst("img");
        return image == null
                ? new Image("", "")
                : new Image(image.attr("src").strip(), image.attr("alt").strip());
    }
}
