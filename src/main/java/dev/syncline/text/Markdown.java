package dev.syncline.text;

import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlCommentBlock;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.HtmlInlineComment;
import com.vladsch.flexmark.ast.LinkNodeBase;
import com.vladsch.flexmark.ext.gfm.strikethrough.StrikethroughExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.html2md.converter.FlexmarkHtmlConverter;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.List;
import java.util.regex.Pattern;

/** Markdown as trackers know it: line ends stay line ends, with tables and text struck out. */
final class Markdown {

    private static final MutableDataSet OPTIONS = new MutableDataSet()
            .set(Parser.EXTENSIONS, List.of(TablesExtension.create(), StrikethroughExtension.create()))
            .set(HtmlRenderer.SOFT_BREAK, "<br />\n")
            .set(FlexmarkHtmlConverter.SETEXT_HEADINGS, false)
            .set(FlexmarkHtmlConverter.OUTPUT_ATTRIBUTES_ID, false)
            .set(FlexmarkHtmlConverter.BR_AS_PARA_BREAKS, false);
    private static final Parser PARSER = Parser.builder(OPTIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder(OPTIONS).build();
    private static final FlexmarkHtmlConverter CONVERTER =
            FlexmarkHtmlConverter.builder(OPTIONS).build();
    /** What opens something within a line; an underscore within a word does not. */
    private static final Pattern INLINE =
            Pattern.compile("[\\\\`*\\[<]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])|~(?=~)");
    /** What opens a block at the beginning of a line. */
    private static final Pattern BLOCK = Pattern.compile("(?m)^( {0,3})(#{1,6} |>|[-+] |={2,}$|-{2,}$)");

    private static final Pattern NUMBER = Pattern.compile("(?m)^( {0,3}\\d{1,9})([.)] )");
    private static final Pattern SCHEME = Pattern.compile("(?i)^\\s*(?!https?:|mailto:)[a-z][a-z0-9+.-]*:");

    /** Where marks end without a blank after them; the converter would add one. */
    private static final Pattern CLOSED = Pattern.compile(
            "(?i)(?:(?<=[\\p{L}\\p{N}])</(?:b|strong|i|em|del)>(?=[\\p{L}\\p{N}])|</(?:b|strong|i|em|del)>(?=[,.;:!?)\\]}]))");

    private static final String JOINT = "\uE000";

    private Markdown() {}

    static String toHtml(String markdown) {
        try {
            Node document = PARSER.parse(markdown);
            WordsInBrackets.keep(document);
            return RENDERER.render(document);
        } catch (StackOverflowError nestedBeyondReason) {
            return SafeHtml.ofPlain(markdown);
        }
    }

    static String ofHtml(String html) {
        String kept = CLOSED.matcher(html).replaceAll("$0" + JOINT);
        return CONVERTER.convert(kept).replaceAll(" ?" + JOINT, "").strip();
    }

    /** Plain words, so that none of their characters means anything. */
    static String ofPlain(String text) {
        String inline = INLINE.matcher(text).replaceAll("\\\\$0");
        return NUMBER.matcher(BLOCK.matcher(inline).replaceAll("$1\\\\$2")).replaceAll("$1\\\\$2");
    }

    /** Whether nothing in it is HTML or leads to more than a page or a mailbox. */
    static boolean isHarmless(String markdown) {
        try {
            return isHarmless(PARSER.parse(markdown));
        } catch (StackOverflowError nestedBeyondReason) {
            return false;
        }
    }

    private static boolean isHarmless(Node node) {
        boolean html = node instanceof HtmlBlock
                || node instanceof HtmlInline
                || node instanceof HtmlCommentBlock
                || node instanceof HtmlInlineComment;
        if (html
                || (node instanceof LinkNodeBase link
                        && SCHEME.matcher(link.getUrl().unescape()).find())) {
            return false;
        }
        for (Node child : node.getChildren()) {
            if (!isHarmless(child)) {
                return false;
            }
        }
        return true;
    }
}
