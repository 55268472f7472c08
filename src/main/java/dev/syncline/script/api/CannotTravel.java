package dev.syncline.script.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A value a rule left behind that neither travels nor is written. */
public final class CannotTravel extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final Pattern FIRST = Pattern.compile("\\w+\\.([^.\\[]+).*");

    private final String property;

    CannotTravel(String path, String why) {
        super(path + " " + why);
        Matcher first = FIRST.matcher(path);
        property = first.matches() ? first.group(1) : "";
    }

    /** Property of the item or replica that holds the value; empty when it is none of these. */
    public String property() {
        return property;
    }
}
