package dev.syncline.text;

import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Tag;

/**
 * What people write in angle brackets without meaning HTML: {@code <hostname>}, {@code a<b and c>d}. Markdown takes it for
 * tags, which nobody would ever see again.
 */
final class WordsInBrackets {

    private static final Pattern TAG = Pattern.compile(
            "^\\s*</?([A-Za-z][A-Za-z0-9-]*)((?:\\s+[A-Za-z_:][\\w:.-]*\\s*=\\s*(?:\"[^\"]*\"|'[^']*'|[^\\s\"'=<>`]+))*)\\s*/?>");

    private WordsInBrackets() {}

    /** Makes words of every tag that no HTML has. */
    static void keep(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; ) {
            Node next = child.getNext();
            if (child instanceof HtmlInline && !isMarkup(child)) {
                child.insertBefore(new Text(child.getChars()));
                child.unlink();
            } else if (child instanceof HtmlBlock && !isMarkup(child)) {
                child.insertBefore(paragraph(child.getChars()));
                child.unlink();
            } else {
                keep(child);
            }
            child = next;
        }
    }

    /** By the first tag; what begins otherwise, such as a comment, is none of people's words. */
    private static boolean isMarkup(Node node) {
        String text = node.getChars().toString().strip();
        if (!text.matches("(?s)</?[A-Za-z].*")) {
            return true;
        }
        Matcher tag = TAG.matcher(text);
        return tag.find() && Tag.isKnownTag(tag.group(1).toLowerCase(Locale.ROOT));
    }

    private static Node paragraph(BasedSequence lines) {
        Paragraph paragraph = new Paragraph(lines);
        int from = 0;
        BasedSequence text = lines.trimEnd();
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            paragraph.appendChild(new Text(text.subSequence(from, end).trimEnd()));
            paragraph.appendChild(new SoftLineBreak(text.subSequence(end, end + 1)));
            from = end + 1;
        }
        paragraph.appendChild(new Text(text.subSequence(from)));
        return paragraph;
    }
}
