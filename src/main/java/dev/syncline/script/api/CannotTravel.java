package dev.syncline.script.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A value a rule left behind that neither travels nor is written. */
public final class CannotTravel extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final Pattern FIRST = Pattern.compile("\\w+\\.([^.\\[]+).*");

    private static final int LONGEST = 60;

    private final String property;
    private final boolean tooLarge;

    CannotTravel(String path, String why) {
        this(path, why, false);
    }

    private CannotTravel(String path, String why, boolean tooLarge) {
        super((path.length() > LONGEST ? path.substring(0, LONGEST) + "..." : path) + " " + why);
        this.tooLarge = tooLarge;
        Matcher first = FIRST.matcher(path);
        property = first.matches() ? first.group(1) : "";
    }

    static CannotTravel tooLarge(String path) {
        return new CannotTravel(path, "is nested too deeply or holds too many values to travel.", true);
    }

    /** Whether there is too much of it, rather than something of the wrong kind. */
    public boolean isTooLarge() {
        return tooLarge;
    }

    /** Property of the item or replica that holds the value; empty when it is none of these. */
    public String property() {
        return property;
    }
}
