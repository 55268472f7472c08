package dev.syncline.connector;

import java.util.regex.Pattern;

/** Names of files, made harmless whoever chose them. */
public final class FileName {

    private static final int LONGEST = 200;
    private static final int LONGEST_ENDING = 20;
    private static final Pattern PATH = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    private static final Pattern UNWANTED =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\u2028\\u2029\\uFFFD<>:\"|?*]+");
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private FileName() {}

    /** The last part of a path, never empty, at most 200 characters. */
    public static String of(String wanted) {
        String name = PATH.matcher(CleanText.of(wanted)).replaceFirst("");
        name = UNWANTED.matcher(name).replaceAll("_").strip().replaceAll("^\\.+|[. ]+$", "");
        if (name.isEmpty()) {
            return "file";
        }
        return shortened(RESERVED.matcher(name).matches() ? "_" + name : name);
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        return CleanText.of(name.substring(0, LONGEST - ending.length())).replace("\uFFFD", "") + ending;
    }
}
