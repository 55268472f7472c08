package dev.syncline.script.fence;

import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.codehaus.groovy.runtime.powerassert.Value;
import org.codehaus.groovy.runtime.powerassert.ValueRecorder;
import org.jspecify.annotations.Nullable;

/** What a failed assertion says: its text, and the plain values that names in it had. */
final class Asserted {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\d_]*");
    private static final int SHOWN = 60;

    private Asserted() {}

    static String of(String expression, ValueRecorder values) {
        String seen = values.getValues().stream()
                .filter(value -> isPlain(value.getValue()))
                .map(value -> told(expression, value))
                .filter(told -> !told.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        return expression + (seen.isEmpty() ? "" : ": " + seen);
    }

    private static String told(String expression, Value value) {
        Matcher name = NAME.matcher(expression);
        int place = value.getColumn() - 1;
        boolean named = place >= 0
                && place < expression.length()
                && name.region(place, expression.length()).lookingAt();
        return named ? "%s is %s".formatted(name.group(), text(value.getValue())) : "";
    }

    /** Anything else has a text of its own making. */
    private static boolean isPlain(@Nullable Object value) {
        return value == null
                || value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Date;
    }

    private static String text(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return String.valueOf(value);
        }
        return "'" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + "'";
    }
}
