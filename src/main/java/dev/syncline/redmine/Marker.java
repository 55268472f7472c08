package dev.syncline.redmine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line at the end of a description by which a create is recognised where no custom field holds its key. */
final class Marker {

    private static final Pattern LINE = Pattern.compile("(?:\\n\\n)?\\[Syncline ([!-~]{1,64})]\\s*$");

    private Marker() {}

    /** What is searched for and written. */
    static String of(String correlationKey) {
        return "[Syncline " + correlationKey + "]";
    }

    static String onto(String description, String marker) {
        return marker.isEmpty() ? description : description.isEmpty() ? marker : description + "\n\n" + marker;
    }

    /** The description as people wrote it, its lines ended as everywhere else. */
    static String without(String description) {
        return LINE.matcher(lines(description)).replaceFirst("");
    }

    /** The marker a description ends with; empty for none. */
    static String in(String description) {
        Matcher matcher = LINE.matcher(lines(description));
        return matcher.find() ? of(matcher.group(1)) : "";
    }

    /** Redmine ends lines with CR LF in some texts. */
    static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
