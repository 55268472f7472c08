package dev.syncline.desk.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.owasp.html.Encoding;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.springframework.stereotype.Component;

/** Texts and moments as the desk's pages show them. */
@Component("deskText")
class DeskText {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Pattern HTML = Pattern.compile(
            "^\\s*<(p|div|h[1-6]|ul|ol|table|blockquote|pre|span|br|b|strong|em|i|a|html|body)\\b[^>]*>.*(</|<br)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final PolicyFactory BLOCKS = new HtmlPolicyBuilder()
            .allowElements("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre")
            .toFactory();
    private static final Pattern LINE_END = Pattern.compile("<br ?/?>|</[a-z0-9]+>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n{3,}");

    /** Plain text as it is; what came as HTML without its tags, a block to a line. */
    public String plain(String text) {
        if (!HTML.matcher(text).find()) {
            return text;
        }
        String blocks = LINE_END.matcher(BLOCKS.sanitize(text)).replaceAll("\n");
        String words = Encoding.decodeHtml(TAG.matcher(blocks).replaceAll(""), false);
        return BLANK_LINES.matcher(words).replaceAll("\n\n").strip();
    }

    /** Such as {@code 21 Nov 2026, 00:50:07 UTC}. */
    public String moment(Instant moment) {
        return MOMENT.format(moment);
    }

    /** Such as {@code 12.5 kB}. */
    public String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " bytes";
        }
        double thousands = bytes / 1000.0;
        return thousands < 1000
                ? String.format(Locale.ENGLISH, "%.1f kB", thousands)
                : String.format(Locale.ENGLISH, "%.1f MB", thousands / 1000);
    }

    /** Such as {@code 1 h 30 min}. */
    public String duration(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        long hours = seconds / 3600;
        long minutes = seconds % 3600 / 60;
        return (hours == 0 ? "" : hours + " h ") + (minutes == 0 && hours > 0 ? "" : minutes + " min");
    }
}
