package dev.syncline.script.fence;

import dev.syncline.script.api.HubObject;
import groovy.lang.Closure;
import groovy.lang.Range;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a call is checked for before it runs, because its cost is not bounded by its input. */
enum Guards {
    /** Looks only at the size of things. */
    CHEAP,
    /** Goes through elements with a closure, which counts. */
    WALK,
    /** May walk whole structures, or multiply them. */
    DEAR,
    /** Repeats a text or list. */
    REPEAT,
    /** Compares each with each. */
    SQUARE,
    /** Raises to a power or shifts. */
    POWER,
    /** Sets an index. */
    INDEX;

    static final long MOST_ELEMENTS = 5_000_000;
    private static final long MOST_CHARACTERS = 20_000_000;
    private static final long MOST_COMPARISONS = 25_000_000;
    private static final long MOST_BITS = 100_000;
    private static final int MOST_DIGITS = 10_000;

    private static final Set<String> CHEAP_NAMES = Set.of(
            "size",
            "length",
            "get",
            "getAt",
            "isEmpty",
            "iterator",
            "hasNext",
            "next",
            "charAt",
            "startsWith",
            "endsWith",
            "getKey",
            "getValue",
            "containsKey",
            "keySet",
            "values",
            "getFrom",
            "getTo",
            "append",
            "add");
    private static final Set<String> WALKS = Set.of(
            "each",
            "any",
            "every",
            "find",
            "findAll",
            "collect",
            "eachWithIndex",
            "collectEntries",
            "findResult",
            "inject",
            "times",
            "upto",
            "downto",
            "step",
            "reverseEach",
            "with",
            "tap",
            "indexed");
    private static final Set<String> SQUARES =
            Set.of("minus", "intersect", "removeAll", "retainAll", "containsAll", "unique", "disjoint", "toUnique");

    static Guards of(String name) {
        return switch (name) {
            case "multiply", "repeat", "padLeft", "padRight", "center" -> REPEAT;
            case "power", "pow", "leftShift", "shiftLeft", "setScale", "rightShift" -> POWER;
            case "putAt", "setLength" -> INDEX;
            default ->
                CHEAP_NAMES.contains(name)
                        ? CHEAP
                        : WALKS.contains(name) ? WALK : SQUARES.contains(name) ? SQUARE : DEAR;
        };
    }

    void before(Object receiver, @Nullable Object[] given) {
        number(receiver);
        sized(receiver, given);
        for (Object argument : given) {
            number(argument);
            if (argument instanceof Pattern || argument instanceof Matcher) {
                throw Refusals.of(receiver.getClass(), "a method with a pattern as argument");
            }
        }
        hashed(receiver, given);
        switch (this) {
            case DEAR, SQUARE -> dear(receiver, given);
            case REPEAT -> repeat(receiver, given);
            case POWER -> power(receiver, given);
            case INDEX -> index(receiver, given);
            case WALK -> rehashed(receiver);
            default -> {}
        }
        if (receiver instanceof Appendable) {
            weigh(given);
        }
    }

    /** Sets and maps walk the whole of what they look up. */
    private static void hashed(Object receiver, @Nullable Object[] given) {
        if (given.length > 0 && (receiver instanceof Set || receiver instanceof Map)) {
            weigh(given[0]);
        }
    }

    /** What goes through a set or map may make another of it, and its elements may have grown since they were put in. */
    private static void rehashed(Object receiver) {
        if (receiver instanceof Set || receiver instanceof Map) {
            weigh(receiver);
        }
    }

    private void sized(Object receiver, @Nullable Object[] given) {
        long characters = receiver instanceof CharSequence text ? text.length() : 0;
        boolean closure = false;
        for (Object argument : given) {
            characters += argument instanceof CharSequence text ? text.length() : 0;
            closure |= argument instanceof Closure;
            if (elements(argument) > MOST_ELEMENTS) {
                throw tooMuch("a collection of %d elements".formatted(elements(argument)));
            }
        }
        length(characters);
        if (this != CHEAP && !closure && elements(receiver) > MOST_ELEMENTS) {
            throw tooMuch("a collection of %d elements".formatted(elements(receiver)));
        }
    }

    private void dear(Object receiver, @Nullable Object[] given) {
        weigh(receiver);
        long comparisons = Math.max(1, elements(receiver));
        long other = this == SQUARE && given.length == 0 ? comparisons : 1;
        for (Object argument : given) {
            weigh(argument);
            other = Math.max(other, elements(argument));
            if (this == SQUARE && argument instanceof Closure) {
                other = Math.max(other, comparisons);
            }
        }
        if (this == SQUARE && comparisons * other > MOST_COMPARISONS) {
            throw tooMuch("a comparison of " + comparisons + " elements with " + other);
        }
        if (receiver instanceof CharSequence text && given.length == 2 && given[1] instanceof CharSequence with) {
            length((long) text.length() * (with.length() + 1));
        }
    }

    private static void repeat(Object receiver, @Nullable Object[] given) {
        if (given.length == 0 || !(given[0] instanceof Number times) || receiver instanceof Number) {
            return;
        }
        long count = Math.max(0, times.longValue());
        long size = receiver instanceof CharSequence text ? text.length() : elements(receiver);
        if (count > MOST_CHARACTERS || count * Math.max(1, size) > MOST_CHARACTERS) {
            throw tooMuch("%d repetitions".formatted(count));
        }
    }

    private static void power(Object receiver, @Nullable Object[] given) {
        if (receiver instanceof Number number && given.length > 0 && given[0] instanceof Number exponent) {
            long bits = receiver instanceof BigInteger big ? big.bitLength() : 64;
            long digits = number instanceof BigDecimal decimal ? decimal.precision() * 4L : bits;
            if (Math.abs(exponent.doubleValue()) * Math.max(1, digits) > MOST_BITS * 8) {
                throw tooMuch("a number of so many digits");
            }
        }
    }

    private static void index(Object receiver, @Nullable Object[] given) {
        if (given.length > 0 && given[0] instanceof Number at && receiver instanceof Collection<?> list) {
            if (at.longValue() > list.size() + 10_000L) {
                throw tooMuch("the index " + at);
            }
        } else if (receiver instanceof StringBuilder && given.length > 0 && given[0] instanceof Number at) {
            length(at.longValue());
        }
    }

    static void number(@Nullable Object value) {
        if (value instanceof BigDecimal decimal
                && (Math.abs((long) decimal.scale()) > MOST_DIGITS || decimal.precision() > MOST_DIGITS)) {
            throw tooMuch("a number of so many digits");
        }
        if (value instanceof BigInteger big && big.bitLength() > MOST_BITS) {
            throw tooMuch("a number of so many digits");
        }
    }

    static void length(long characters) {
        if (characters > MOST_CHARACTERS) {
            throw tooMuch("a text of " + characters + " characters");
        }
    }

    static long elements(@Nullable Object value) {
        if (isSingle(value)) {
            return 0;
        }
        if (value instanceof Collection<?> collection) {
            return value instanceof Range<?> range ? rangeSize(range) : collection.size();
        }
        if (value instanceof Map<?, ?> map) {
            return map.size();
        }
        return value != null && value.getClass().isArray() ? Array.getLength(value) : 0;
    }

    /** What holds no elements, told without looking through the interfaces of its class. */
    static boolean isSingle(@Nullable Object value) {
        return value == null
                || value instanceof String
                || value instanceof HubObject
                || value instanceof Number
                || value instanceof Closure;
    }

    static long rangeSize(Range<?> range) {
        return range.getFrom() instanceof Number from && range.getTo() instanceof Number to
                ? Math.abs(to.longValue() - from.longValue()) + 1
                : range.size();
    }

    /** Walks a structure before code that cannot be stopped does. */
    static void weigh(@Nullable Object value) {
        if (isSingle(value)) {
            return;
        }
        if (value instanceof Collection || value instanceof Map || value instanceof Object[]) {
            new Weight().walk(value, 0);
        }
    }

    static Aborted tooMuch(String what) {
        return Budget.current()
                .abort(Aborted.spent(
                        "The rule asked for %s, which is too much.".formatted(what), "Use smaller values."));
    }
}
