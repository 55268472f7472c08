package dev.syncline.script.fence;

import groovy.lang.Closure;
import groovy.lang.GString;
import groovy.lang.GroovyRuntimeException;
import groovy.lang.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.runtime.ScriptBytecodeAdapter;
import org.codehaus.groovy.runtime.powerassert.ValueRecorder;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.jspecify.annotations.Nullable;

/** Operators of the language; names and signatures are those Groovy's own runtime has. */
public final class Operators {

    private Operators() {}

    public static boolean compareEqual(@Nullable Object one, @Nullable Object other) throws Throwable {
        if (one == other) {
            return true;
        }
        if (one == null || other == null) {
            return false;
        }
        if (Own.is(one.getClass()) && !(one instanceof Enum)) {
            Target equals = Own.method(one.getClass(), "equals", new Class<?>[] {other.getClass()}, false);
            return equals != null && booleanUnbox(equals.call(one, new Object[] {other}));
        }
        if (one instanceof Class || one instanceof Closure || one instanceof Enum) {
            return one.equals(other);
        }
        before(one, other);
        return DefaultTypeTransformation.compareEqual(plain(one), plain(other));
    }

    public static boolean compareNotEqual(@Nullable Object one, @Nullable Object other) throws Throwable {
        return !compareEqual(one, other);
    }

    public static boolean compareIdentical(@Nullable Object one, @Nullable Object other) {
        return one == other;
    }

    public static boolean compareNotIdentical(@Nullable Object one, @Nullable Object other) {
        return one != other;
    }

    public static Integer compareTo(@Nullable Object one, @Nullable Object other) throws Throwable {
        if (one != null && other != null && Own.is(one.getClass()) && !(one instanceof Enum)) {
            Target compare = Members.of(one, "compareTo", new Class<?>[] {other.getClass()}, false);
            return intUnbox(compare.call(one, new Object[] {other}));
        }
        before(one, other);
        try {
            return DefaultTypeTransformation.compareTo(plain(one), plain(other));
        } catch (GroovyRuntimeException | IllegalArgumentException | ClassCastException e) {
            throw new MissingMember("%s and %s cannot be compared.".formatted(described(one), described(other)));
        }
    }

    public static boolean compareLessThan(@Nullable Object one, @Nullable Object other) throws Throwable {
        return compareTo(one, other) < 0;
    }

    public static boolean compareLessThanEqual(@Nullable Object one, @Nullable Object other) throws Throwable {
        return compareTo(one, other) <= 0;
    }

    public static boolean compareGreaterThan(@Nullable Object one, @Nullable Object other) throws Throwable {
        return compareTo(one, other) > 0;
    }

    public static boolean compareGreaterThanEqual(@Nullable Object one, @Nullable Object other) throws Throwable {
        return compareTo(one, other) >= 0;
    }

    private static String described(@Nullable Object value) {
        if (value instanceof CharSequence || value instanceof Number) {
            return Casts.shown(value) + " (" + Refusals.display(value.getClass()) + ")";
        }
        return value == null ? "null" : value instanceof Closure ? "a closure" : Refusals.display(value.getClass());
    }

    private static void before(@Nullable Object one, @Nullable Object other) {
        Budget.current().tick();
        Guards.number(one);
        Guards.number(other);
        Guards.weigh(one);
        Guards.weigh(other);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof GString ? value.toString() : value;
    }

    public static boolean isCase(@Nullable Object value, @Nullable Object test) throws Throwable {
        if (test == null) {
            return value == null;
        }
        if (test instanceof Class<?> type) {
            return type.isInstance(value);
        }
        if (test instanceof Pattern pattern) {
            return value != null && Texts.matcher(pattern, value).matches();
        }
        if (test instanceof Closure<?> closure) {
            return booleanUnbox(Closures.call(closure, new @Nullable Object[] {value}));
        }
        if (test instanceof Map<?, ?> map) {
            Guards.weigh(value);
            return booleanUnbox(map.get(value));
        }
        if (test instanceof Collection<?> collection) {
            before(value, test instanceof Range ? null : test);
            return collection.contains(plain(value));
        }
        if (Own.is(test.getClass())) {
            Target own = Own.method(test.getClass(), "isCase", Selection.types(new Object[] {value}), false);
            if (own != null) {
                return booleanUnbox(own.call(test, new @Nullable Object[] {value}));
            }
        }
        Collection<?> elements = listOf(test);
        return elements == null ? compareEqual(test, value) : elements.contains(plain(value));
    }

    public static boolean isNotCase(@Nullable Object value, @Nullable Object test) throws Throwable {
        return !isCase(value, test);
    }

    public static boolean isIn(@Nullable Object value, @Nullable Object test) throws Throwable {
        return isCase(value, test);
    }

    public static boolean isNotIn(@Nullable Object value, @Nullable Object test) throws Throwable {
        return !isCase(value, test);
    }

    public static List<?> createList(Object[] values) {
        return new ArrayList<>(Arrays.asList(values));
    }

    public static Map<?, ?> createMap(Object[] values) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i + 1 < values.length; i += 2) {
            if (values[i] instanceof SpreadEntries spread) {
                map.putAll(spread.entries());
            } else {
                Guards.weigh(values[i]);
                map.put(values[i], values[i + 1]);
            }
        }
        return map;
    }

    public static Object spreadMap(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new SpreadEntries(map);
        }
        throw new IllegalArgumentException("Only a map can be spread into a map.");
    }

    private record SpreadEntries(Map<?, ?> entries) {}

    public static List<?> createRange(
            @Nullable Object from, @Nullable Object to, boolean exclusiveLeft, boolean exclusiveRight)
            throws Throwable {
        boolean numbers = from instanceof Number && to instanceof Number;
        boolean letters = isLetter(from) && isLetter(to);
        if (!numbers && !letters) {
            throw new IllegalArgumentException("A range goes from number to number or from letter to letter.");
        }
        Guards.number(from);
        Guards.number(to);
        return ScriptBytecodeAdapter.createRange(plain(from), plain(to), exclusiveLeft, exclusiveRight);
    }

    private static boolean isLetter(@Nullable Object value) {
        return value instanceof Character || value instanceof CharSequence text && text.length() == 1;
    }

    public static Matcher findRegex(@Nullable Object text, @Nullable Object pattern) {
        return Texts.matcher(Texts.pattern(pattern), text == null ? "" : text);
    }

    public static boolean matchRegex(@Nullable Object text, @Nullable Object pattern) {
        return text != null
                && pattern != null
                && Texts.matcher(Texts.pattern(pattern), text).matches();
    }

    public static Object bitwiseNegate(@Nullable Object value) throws Throwable {
        if (value instanceof CharSequence) {
            return Texts.pattern(value);
        }
        return ScriptBytecodeAdapter.bitwiseNegate(number(value));
    }

    public static Object unaryMinus(@Nullable Object value) throws Throwable {
        return ScriptBytecodeAdapter.unaryMinus(number(value));
    }

    public static Object unaryPlus(@Nullable Object value) throws Throwable {
        return ScriptBytecodeAdapter.unaryPlus(number(value));
    }

    private static Number number(@Nullable Object value) {
        Guards.number(value);
        if (value instanceof Number number) {
            return number;
        }
        throw new ClassCastException("Only a number can be negated.");
    }

    /** Whether a value counts as true. */
    public static boolean booleanUnbox(@Nullable Object value) {
        return Texts.truth(value);
    }

    public static char charUnbox(@Nullable Object value) {
        return (char) java.util.Objects.requireNonNull(Casts.cast(value, char.class));
    }

    public static byte byteUnbox(@Nullable Object value) {
        return (byte) java.util.Objects.requireNonNull(Casts.cast(value, byte.class));
    }

    public static short shortUnbox(@Nullable Object value) {
        return (short) java.util.Objects.requireNonNull(Casts.cast(value, short.class));
    }

    public static int intUnbox(@Nullable Object value) {
        return (int) java.util.Objects.requireNonNull(Casts.cast(value, int.class));
    }

    public static long longUnbox(@Nullable Object value) {
        return (long) java.util.Objects.requireNonNull(Casts.cast(value, long.class));
    }

    public static float floatUnbox(@Nullable Object value) {
        return (float) java.util.Objects.requireNonNull(Casts.cast(value, float.class));
    }

    public static double doubleUnbox(@Nullable Object value) {
        return (double) java.util.Objects.requireNonNull(Casts.cast(value, double.class));
    }

    public static @Nullable Object asType(@Nullable Object value, Class<?> type) {
        return Casts.as(value, type);
    }

    public static @Nullable Object castToType(@Nullable Object value, Class<?> type) {
        return Casts.cast(value, type);
    }

    /** A value as text. */
    public static String toString(@Nullable Object value) {
        return Texts.text(value);
    }

    public static AssertionError createAssertError(@Nullable Object expression, @Nullable Object message) {
        return new AssertionError(toString(message == null ? expression : message));
    }

    public static String render(String expression, ValueRecorder values) {
        return Asserted.of(expression, values);
    }

    /** Elements of a collection, array or map, null for everything else. */
    static @Nullable Collection<?> listOf(Object value) {
        if (value instanceof Collection<?> collection) {
            return collection;
        }
        if (value instanceof Object[] array) {
            return Arrays.asList(array);
        }
        if (value.getClass().isArray()) {
            return DefaultTypeTransformation.primitiveArrayToList(value);
        }
        return null;
    }

    /** What a loop goes through. */
    static Iterator<?> iterator(Object value) {
        Collection<?> elements = value instanceof Map<?, ?> map ? map.entrySet() : listOf(value);
        return elements == null ? List.of(value).iterator() : elements.iterator();
    }
}
