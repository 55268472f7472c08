package dev.syncline.script;

import java.text.ParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was thrown, in words that name no class of this program and no module of the JDK. */
final class Wording {

    private static final Pattern CAST =
            Pattern.compile("class (\\S+) cannot be cast to class (\\S+) \\(.*", Pattern.DOTALL);
    private static final Pattern GROOVY_CAST =
            Pattern.compile("Cannot cast object '(.*)' with class '(\\S+)' to class '(\\S+)'.*", Pattern.DOTALL);
    private static final Pattern DATE = Pattern.compile("Unparseable date: \"(.*)\"", Pattern.DOTALL);
    private static final Pattern CLOSURE =
            Pattern.compile("dev\\.syncline\\.script\\.fence\\.(Pointer|Weighed|\\w+\\$\\$Lambda[\\w$/@.]*)");
    private static final Pattern TEXT = Pattern.compile("dev\\.syncline\\.script\\.fence\\.FencedText");
    private static final Pattern HELPER = Pattern.compile("dev\\.syncline\\.script\\.api\\.(\\w+)");

    private Wording() {}

    static String of(Throwable thrown) {
        String message = thrown.getMessage();
        if (thrown instanceof NullPointerException && (message == null || message.startsWith("Cannot invoke \""))) {
            return "null was given to a call that takes no null.";
        }
        if (message == null || message.isBlank()) {
            return "%s was thrown without a message."
                    .formatted(thrown.getClass().getSimpleName());
        }
        Matcher date = DATE.matcher(message);
        if (thrown instanceof ParseException && date.matches()) {
            return "'%s' is no date in the form that parse() was given.".formatted(date.group(1));
        }
        return named(thrown instanceof ClassCastException ? cast(message) : message);
    }

    private static String cast(String message) {
        Matcher java = CAST.matcher(message);
        if (java.matches()) {
            return "A %s cannot be used as a %s.".formatted(named(java.group(1)), named(java.group(2)));
        }
        Matcher groovy = GROOVY_CAST.matcher(message);
        return groovy.matches()
                ? "A %s cannot be used as a %s.".formatted(named(groovy.group(2)), named(groovy.group(3)))
                : message;
    }

    private static String named(String text) {
        String closures = CLOSURE.matcher(text).replaceAll("closure");
        String texts = TEXT.matcher(closures).replaceAll("java.lang.String");
        return HELPER.matcher(texts).replaceAll("$1");
    }
}
