package dev.syncline.desk.tickets;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names and types of files, made harmless whoever chose them. */
final class FileName {

    private static final int LONGEST = 200;
    private static final int LONGEST_EXTENSION = 20;
    private static final Pattern PATH = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    private static final Pattern UNWANTED =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\u2028\\u2029\\uFFFD<>:\"|?*]+");
    private static final Pattern TYPE = Pattern.compile("[a-z0-9!#$&^_.+-]{1,99}/[a-z0-9!#$&^_.+-]{1,99}");
    private static final Set<String> RESERVED = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private FileName() {}

    /** The last part of a path, without control and direction characters, never empty, at most 200 characters. */
    static String of(String wanted) {
        String name = PATH.matcher(CleanText.of(wanted)).replaceFirst("");
        name = UNWANTED.matcher(name).replaceAll("_").strip().replaceAll("^\\.+|[. ]+$", "");
        if (name.isEmpty()) {
            return "file";
        }
        String stem = name.replaceFirst("\\..*$", "").toLowerCase(Locale.ROOT);
        return shortened(RESERVED.contains(stem) ? "_" + name : name);
    }

    /** The media type without parameters, or that of unknown bytes. */
    static String type(String wanted) {
        String type = wanted.replaceFirst(";.*$", "").strip().toLowerCase(Locale.ROOT);
        return TYPE.matcher(type).matches() ? type : "application/octet-stream";
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
        return CleanText.of(name.substring(0, LONGEST - extension.length())).replace("\uFFFD", "") + extension;
    }
}
