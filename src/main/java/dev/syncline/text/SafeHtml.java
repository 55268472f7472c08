package dev.syncline.text;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;
import org.springframework.web.util.HtmlUtils;

/** HTML without what could act. */
final class SafeHtml {

    private static final PolicyFactory POLICY = Sanitizers.FORMATTING
            .and(Sanitizers.BLOCKS)
            .and(Sanitizers.LINKS)
            .and(Sanitizers.TABLES)
            .and(Sanitizers.IMAGES)
            .and(new HtmlPolicyBuilder()
                    .allowElements("pre", "code", "hr", "span", "del", "ins")
                    .toFactory());

    private static final Pattern IMAGE = Pattern.compile("(?i)<img");

    private SafeHtml() {}

    static String of(String html) {
        return POLICY.sanitize(html);
    }

    /** What may leave its tracker. */
    static String abroad(String html) {
        return of(IMAGE.matcher(html).find() ? withNamedImages(html) : html);
    }

    static String ofPlain(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8").replaceAll("\\R", "<br />");
    }

    /** Images whose address means something at home only give way to what they are called. */
    private static String withNamedImages(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        for (Element image : document.select("img")) {
            String source = image.attr("src").strip();
            if (!source.matches("(?i)https?://.*")) {
                image.replaceWith(new TextNode("[" + nameOf(image.attr("alt").strip(), source) + "]"));
            }
        }
        return document.body().html();
    }

    private static String nameOf(String alternative, String source) {
        if (!alternative.isEmpty()) {
            return alternative;
        }
        String name = source.replaceFirst("[?#].*$", "").replaceFirst("^.*/", "");
        return name.isEmpty() || source.regionMatches(true, 0, "data:", 0, 5) ? "image" : name;
    }
}
