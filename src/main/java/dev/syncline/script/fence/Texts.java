package dev.syncline.script.fence;

import dev.syncline.script.api.HubObject;
import groovy.lang.Closure;
import groovy.lang.GString;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.codehaus.groovy.runtime.FormatHelper;
import org.jspecify.annotations.Nullable;

/** Texts, truth and patterns. */
final class Texts {

    private Texts() {}

    static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value == null || value instanceof Number || value instanceof GString || value instanceof HubObject) {
            Guards.number(value);
            return String.valueOf(value);
        }
        Guards.weigh(value);
        if (value instanceof Closure) {
            return "closure";
        }
        String text = value instanceof Collection || value instanceof Map || value instanceof Object[]
                ? FormatHelper.toString(value)
                : value.toString();
        Guards.length(text.length());
        return text;
    }

    static boolean truth(@Nullable Object value) {
        if (value == null) {
            return false;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        if (value instanceof CharSequence text) {
            return text.length() > 0;
        }
        if (value instanceof Collection<?> collection) {
            return !collection.isEmpty();
        }
        return value instanceof Map<?, ?> map ? !map.isEmpty() : otherTruth(value);
    }

    private static boolean otherTruth(Object value) {
        if (value instanceof HubObject hub) {
            return hub.asBoolean();
        }
        if (value instanceof Iterator<?> iterator) {
            return iterator.hasNext();
        }
        if (value instanceof Matcher matcher) {
            return matcher.find();
        }
        if (value instanceof Character letter) {
            return letter != 0;
        }
        if (value.getClass().isArray()) {
            return Array.getLength(value) > 0;
        }
        if (Own.is(value.getClass())) {
            Target own = Own.method(value.getClass(), "asBoolean", new Class<?>[0], false);
            try {
                return own == null || Boolean.TRUE.equals(own.call(value, new Object[0]));
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
        return true;
    }

    static Pattern pattern(@Nullable Object value) {
        if (value instanceof Pattern pattern) {
            return pattern;
        }
        String text = text(value);
        if (text.length() > 10_000) {
            throw Guards.tooMuch("a pattern of %d characters".formatted(text.length()));
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'%s' is no regular expression: %s.".formatted(text, e.getDescription()), e);
        }
    }

    static Matcher matcher(Pattern pattern, Object text) {
        return pattern.matcher(new TickingText(text(text)));
    }

    static String replaceAll(Object receiver, @Nullable Object pattern, @Nullable Object with) throws Throwable {
        Matcher matcher = matcher(pattern(pattern), receiver);
        if (!(with instanceof Closure<?> closure)) {
            String replacement = text(with);
            StringBuilder result = new StringBuilder();
            while (matcher.find()) {
                matcher.appendReplacement(result, replacement);
                Guards.length(result.length());
            }
            return matcher.appendTail(result).toString();
        }
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            Object replacement = Closures.call(closure, groups(matcher, closure));
            matcher.appendReplacement(result, Matcher.quoteReplacement(text(replacement)));
            Guards.length(result.length());
        }
        return matcher.appendTail(result).toString();
    }

    static @Nullable Object[] groups(Matcher matcher, Closure<?> closure) {
        List<@Nullable String> groups = new ArrayList<>();
        for (int i = 0; i <= matcher.groupCount(); i++) {
            groups.add(matcher.group(i));
        }
        return matcher.groupCount() == 0 || closure.getMaximumNumberOfParameters() > 1
                ? groups.toArray()
                : new Object[] {groups};
    }

    static List<@Nullable Object> findAll(Object receiver, Object pattern, @Nullable Closure<?> closure)
            throws Throwable {
        Matcher matcher = matcher(pattern(pattern), receiver);
        List<@Nullable Object> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(closure == null ? matcher.group() : Closures.call(closure, groups(matcher, closure)));
        }
        return found;
    }

    static String[] split(Object receiver, Object pattern, int limit) {
        return pattern(pattern).split(new TickingText(text(receiver)), limit);
    }
}
