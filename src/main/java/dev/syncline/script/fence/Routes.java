package dev.syncline.script.fence;

import groovy.lang.Closure;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.groovy.dateutil.extensions.DateUtilExtensions;
import org.jspecify.annotations.Nullable;

/** Calls the fence answers itself, because Groovy's or the JDK's own way cannot be bounded. */
final class Routes {

    private static final Pattern WIDTH = Pattern.compile("%[^a-zA-Z%]*?([0-9]{4,})");

    private static final int FLAGS = Pattern.CASE_INSENSITIVE
            | Pattern.COMMENTS
            | Pattern.DOTALL
            | Pattern.LITERAL
            | Pattern.MULTILINE
            | Pattern.UNICODE_CASE
            | Pattern.UNICODE_CHARACTER_CLASS
            | Pattern.UNIX_LINES;

    private static final Duration MOST_YEARS = Duration.ofDays(10_000 * 365L);

    private Routes() {}

    static @Nullable Target find(Object receiver, String name, @Nullable Class<?>[] types) {
        Target any = onAny(name, types.length);
        if (any != null && !Own.is(receiver.getClass())
                || any != null && (name.equals("asType") || name.equals("is") || name.equals("getClass"))) {
            return any;
        }
        Target byName = byName(name, types);
        if (byName != null) {
            return byName;
        }
        if (receiver instanceof CharSequence) {
            return onText(name, types);
        }
        if (receiver instanceof Pattern) {
            return onPattern(name, types.length);
        }
        if (receiver instanceof Date && name.equals("minus") && types.length == 1 && types[0] == Date.class) {
            return (date, given) -> days((Date) date, (Date) Objects.requireNonNull(given[0]));
        }
        if (receiver instanceof byte[] && name.startsWith("encode") && types.length == 0) {
            return onBytes(name);
        }
        return name.equals("iterator") && types.length == 0 && !(receiver instanceof Iterable)
                ? (value, given) -> Operators.iterator(value)
                : null;
    }

    private static @Nullable Target onAny(String name, int arguments) {
        return switch (name + "/" + arguments) {
            case "asType/1" ->
                (receiver, given) -> given[0] instanceof Class<?> type ? Casts.as(receiver, type) : receiver;
            case "isCase/1" -> (receiver, given) -> Operators.isCase(given[0], receiver);
            case "isNotCase/1" -> (receiver, given) -> !Operators.isCase(given[0], receiver);
            case "asBoolean/0" -> (receiver, given) -> Operators.booleanUnbox(receiver);
            case "toString/0" -> (receiver, given) -> Operators.toString(receiver);
            case "equals/1" -> (receiver, given) -> Operators.compareEqual(receiver, given[0]);
            case "is/1" -> (receiver, given) -> receiver == given[0];
            case "getClass/0" -> (receiver, given) -> receiver.getClass();
            default -> null;
        };
    }

    /** {@code thing['name']}: Groovy's own way reads and sets private fields too. */
    private static @Nullable Target byName(String name, @Nullable Class<?>[] types) {
        Class<?> first = types.length == 0 ? null : types[0];
        if (first == null || !CharSequence.class.isAssignableFrom(first)) {
            return null;
        }
        return switch (name + "/" + types.length) {
            case "getAt/1" -> (receiver, given) -> Properties.get(receiver, Texts.text(given[0]));
            case "putAt/2" ->
                (receiver, given) -> {
                    Properties.set(receiver, Texts.text(given[0]), given[1]);
                    return null;
                };
            default -> null;
        };
    }

    /** Groovy gives something that writes itself; a rule wants the text. */
    private static @Nullable Target onBytes(String name) {
        return switch (name) {
            case "encodeBase64" -> (bytes, given) -> Base64.getEncoder().encodeToString((byte[]) bytes);
            case "encodeBase64Url" ->
                (bytes, given) -> Base64.getUrlEncoder().withoutPadding().encodeToString((byte[]) bytes);
            case "encodeHex" -> (bytes, given) -> HexFormat.of().formatHex((byte[]) bytes);
            default -> null;
        };
    }

    private static @Nullable Target onText(String name, @Nullable Class<?>[] types) {
        boolean pattern = types.length > 0 && types[0] == Pattern.class;
        return switch (name + "/" + types.length) {
            case "matches/1" -> (text, given) -> Operators.matchRegex(text, given[0]);
            case "replaceAll/2" -> (text, given) -> Texts.replaceAll(text, given[0], given[1]);
            case "replaceFirst/2" ->
                (text, given) -> Texts.matcher(Texts.pattern(given[0]), text).replaceFirst(Texts.text(given[1]));
            case "split/1" -> (text, given) -> Texts.split(text, String.valueOf(given[0]), 0);
            case "split/2" ->
                (text, given) -> Texts.split(text, String.valueOf(given[0]), Operators.intUnbox(given[1]));
            case "find/1" ->
                closure(types[0])
                        ? null
                        : (text, given) -> {
                            Matcher matcher = Texts.matcher(Texts.pattern(given[0]), text);
                            return matcher.find() ? matcher.group() : null;
                        };
            case "findAll/1" -> closure(types[0]) ? null : (text, given) -> Texts.findAll(text, given[0], null);
            case "findAll/2" -> (text, given) -> Texts.findAll(text, given[0], (Closure<?>) given[1]);
            case "eachMatch/2" -> (text, given) -> Texts.findAll(text, given[0], (Closure<?>) given[1]);
            case "minus/1" -> pattern ? (text, given) -> Texts.replaceAll(text, given[0], "") : null;
            case "replace/2" ->
                pattern || closure(types[1]) ? (text, given) -> Texts.replaceAll(text, given[0], given[1]) : null;
            case "toInteger/0" -> (text, given) -> Casts.parse(Texts.text(text).strip(), Integer.class);
            case "toLong/0" -> (text, given) -> Casts.parse(Texts.text(text).strip(), Long.class);
            case "toDouble/0" -> (text, given) -> Casts.parse(Texts.text(text).strip(), Double.class);
            case "toFloat/0" -> (text, given) -> Casts.parse(Texts.text(text).strip(), Float.class);
            case "toBigDecimal/0" ->
                (text, given) -> Casts.parse(Texts.text(text).strip(), java.math.BigDecimal.class);
            case "toBigInteger/0" ->
                (text, given) -> Casts.parse(Texts.text(text).strip(), java.math.BigInteger.class);
            default -> null;
        };
    }

    /** Groovy counts them year by year, which does not end within a minute for the last date there is. */
    private static int days(Date one, Date other) {
        if (Math.abs(one.getTime() / 2 - other.getTime() / 2) > MOST_YEARS.toMillis() / 2) {
            throw Guards.tooMuch("the days between dates that are more than 10000 years apart");
        }
        return DateUtilExtensions.minus(one, other);
    }

    private static boolean closure(@Nullable Class<?> type) {
        return type != null && Closure.class.isAssignableFrom(type);
    }

    private static @Nullable Target onPattern(String name, int arguments) {
        return switch (name + "/" + arguments) {
            case "matcher/1" -> (pattern, given) -> Texts.matcher((Pattern) pattern, String.valueOf(given[0]));
            case "split/1" -> (pattern, given) -> Texts.split(String.valueOf(given[0]), pattern, 0);
            case "pattern/0" -> (pattern, given) -> ((Pattern) pattern).pattern();
            default -> null;
        };
    }

    static @Nullable Target findStatic(Class<?> type, String name) {
        if (type == Void.class) {
            return enumSupport(name);
        }
        if (type == String.class && name.equals("format")) {
            return (receiver, given) -> format(given);
        }
        if (type == Pattern.class && name.equals("compile")) {
            return (receiver, given) -> given.length == 2 ? pattern(given[0], given[1]) : Texts.pattern(given[0]);
        }
        if (type == Pattern.class && name.equals("matches")) {
            return (receiver, given) -> Operators.matchRegex(given[1], given[0]);
        }
        return null;
    }

    /** Canonical equivalence is left out: compiling such a pattern tries every order of its accents. */
    private static Pattern pattern(@Nullable Object text, @Nullable Object given) {
        int flags = Operators.intUnbox(given);
        if ((flags & ~FLAGS) != 0) {
            throw Refusals.of(Pattern.class, "compile(String, %d)".formatted(flags));
        }
        return Pattern.compile(Texts.pattern(text).pattern(), flags);
    }

    /** What constructors of enums call; the bytecode pass put Void in the place of Groovy's own helpers. */
    private static @Nullable Target enumSupport(String name) {
        return switch (name) {
            case "checkPropNames" -> (receiver, given) -> null;
            case "setProperties" ->
                (receiver, given) -> {
                    if (given[1] instanceof Map<?, ?> properties) {
                        for (Map.Entry<?, ?> property : properties.entrySet()) {
                            Properties.set(given[0], String.valueOf(property.getKey()), property.getValue());
                        }
                    }
                    return null;
                };
            default -> null;
        };
    }

    private static String format(@Nullable Object[] given) {
        String format = Texts.text(given[0]);
        if (WIDTH.matcher(format).find()) {
            throw Guards.tooMuch("a text of so many characters");
        }
        @Nullable
        Object[] values = given.length == 2 && given[1] instanceof Object[] array
                ? array
                : java.util.Arrays.copyOfRange(given, 1, given.length);
        for (Object value : values) {
            Guards.weigh(value);
        }
        return String.format(java.util.Locale.ROOT, format, plain(values));
    }

    private static @Nullable Object[] plain(@Nullable Object[] values) {
        @Nullable Object[] plain = values.clone();
        for (int i = 0; i < plain.length; i++) {
            Object value = plain[i];
            boolean text = value instanceof CharSequence || value instanceof Map || value instanceof Iterable;
            plain[i] = text ? Texts.text(value) : value;
        }
        return plain;
    }
}
