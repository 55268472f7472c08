package dev.syncline.script.api;

import java.util.regex.Pattern;

/** The little about HTML that rules ask for. */
final class Html {

    private static final Pattern BREAKS = Pattern.compile("(?i)<br\\s*/?>|</(?:p|div|li|tr|h[1-6])>");
    private static final Pattern TAGS = Pattern.compile("<[^<>]*>");

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The text a reader would see: breaks become line ends, tags go, entities are resolved. */
    static String strip(String html) {
        String text = TAGS.matcher(BREAKS.matcher(html).replaceAll("\n")).replaceAll("");
        return decode(text).strip();
    }

    static String decode(String text) {
        return text.replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
