package dev.syncline.script.fence;

import groovy.lang.Closure;
import groovy.lang.GString;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every conversion a rule can cause, explicit or not; there is no other. */
final class Casts {

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            boolean.class, Boolean.class,
            byte.class, Byte.class,
            char.class, Character.class,
            short.class, Short.class,
            int.class, Integer.class,
            long.class, Long.class,
            float.class, Float.class,
            double.class, Double.class);

    static final int MOST_DIGITS = 1_000;

    private Casts() {}

    /** What an assignment, argument or return value becomes where a type is asked for. */
    static @Nullable Object cast(@Nullable Object value, Class<?> wanted) {
        Class<?> type = BOXES.getOrDefault(wanted, wanted);
        if (type == Boolean.class && !(value == null && wanted != boolean.class)) {
            return Operators.booleanUnbox(value);
        }
        if (value == null) {
            if (wanted.isPrimitive()) {
                throw new ClassCastException("Cannot turn null into %s.".formatted(one(wanted)));
            }
            return null;
        }
        if (type.isInstance(value)) {
            return value;
        }
        if (type == String.class) {
            return Operators.toString(value);
        }
        Object converted = value instanceof Number number ? number(number, type) : null;
        converted = converted == null && type == Character.class ? character(value) : converted;
        converted = converted == null ? collection(value, type) : converted;
        converted = converted == null ? special(value, type) : converted;
        if (converted == null) {
            throw new ClassCastException("Cannot turn %s (%s) into %s."
                    .formatted(shown(value), value.getClass().getSimpleName(), one(wanted)));
        }
        return converted;
    }

    private static String one(Class<?> type) {
        String name = type.getSimpleName();
        return ("AEIOUaeiou".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
    }

    static String shown(Object value) {
        String text = value instanceof CharSequence || value instanceof Number ? value.toString() : "the value";
        return text.length() > 60 ? "'" + text.substring(0, 60) + "...'" : "'" + text + "'";
    }

    private static @Nullable Object special(Object value, Class<?> type) {
        if (type.isEnum() && value instanceof CharSequence name) {
            return constant(type, name.toString());
        }
        if (type == Comparator.class && value instanceof Closure<?> closure) {
            return (Comparator<Object>) (one, other) -> {
                Object result = closure.call(one, other);
                return result instanceof Number number ? number.intValue() : 0;
            };
        }
        Collection<?> elements = type.isArray() ? Operators.listOf(value) : null;
        return elements == null ? null : array(elements, type.componentType());
    }

    private static @Nullable Object constant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants()) {
            if (constant instanceof Enum<?> each && each.name().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException("%s has no constant '%s'.".formatted(type.getSimpleName(), name));
    }

    private static Object array(Collection<?> values, Class<?> component) {
        Checkpoint.size(values.size());
        Object array = java.lang.reflect.Array.newInstance(component, values.size());
        int at = 0;
        for (Object value : values) {
            java.lang.reflect.Array.set(array, at++, cast(value, component));
        }
        return array;
    }

    private static @Nullable Object number(Number value, Class<?> type) {
        Guards.number(value);
        if (type == Integer.class) {
            return value.intValue();
        } else if (type == Long.class) {
            return value.longValue();
        } else if (type == Double.class) {
            return value.doubleValue();
        } else if (type == Float.class) {
            return value.floatValue();
        } else if (type == Short.class) {
            return value.shortValue();
        } else if (type == Byte.class) {
            return value.byteValue();
        } else if (type == BigDecimal.class) {
            return new BigDecimal(value.toString());
        } else if (type == BigInteger.class) {
            return value instanceof BigInteger big ? big : new BigDecimal(value.toString()).toBigInteger();
        }
        return type == Character.class ? (char) value.intValue() : null;
    }

    private static @Nullable Object character(Object value) {
        return value instanceof CharSequence text && text.length() == 1 ? text.charAt(0) : null;
    }

    @SuppressWarnings("JdkObsolete") // the rule asked for one
    private static @Nullable Object collection(Object value, Class<?> type) {
        Collection<?> elements = type.isAssignableFrom(LinkedHashSet.class)
                        || type == ArrayList.class
                        || type == List.class
                        || type == LinkedList.class
                        || type == HashSet.class
                        || type == TreeSet.class
                ? Operators.listOf(value)
                : null;
        if (elements == null || type == Object.class) {
            return null;
        }
        Guards.CHEAP.before(value, new Object[] {elements});
        Guards.weigh(elements);
        if (type == ArrayList.class || type == List.class) {
            return new ArrayList<>(elements);
        } else if (type == LinkedList.class) {
            return new LinkedList<>(elements);
        } else if (type == TreeSet.class) {
            return new TreeSet<>(elements);
        } else if (type == HashSet.class) {
            return new HashSet<>(elements);
        }
        return type == Set.class || type == LinkedHashSet.class || type == Collection.class || type == Iterable.class
                ? new LinkedHashSet<>(elements)
                : null;
    }

    /** {@code value as Type}: the same, and texts as numbers. */
    static @Nullable Object as(@Nullable Object value, Class<?> type) {
        Class<?> boxed = BOXES.getOrDefault(type, type);
        if (value instanceof CharSequence text && Number.class.isAssignableFrom(boxed)) {
            return parse(Operators.toString(text).strip(), boxed);
        }
        if (value instanceof CharSequence text && (boxed == List.class || boxed == Collection.class)) {
            return new ArrayList<>(Arrays.asList(Operators.toString(text).split("")));
        }
        if (value instanceof Iterator<?> && boxed == List.class) {
            throw Refusals.of(Iterator.class, "asType(List)");
        }
        return cast(value, type);
    }

    static Object parse(String digits, Class<?> type) {
        if (digits.length() > MOST_DIGITS) {
            throw Guards.tooMuch("a number of so many digits");
        }
        BigDecimal number;
        try {
            number = new BigDecimal(digits);
        } catch (NumberFormatException e) {
            throw new NumberFormatException(
                    "'%s' is not a number.".formatted(digits.length() > 60 ? digits.substring(0, 60) : digits));
        }
        Guards.number(number);
        boolean whole = type == Integer.class || type == Long.class || type == BigInteger.class;
        if (whole && number.stripTrailingZeros().scale() > 0) {
            throw new NumberFormatException("'%s' is not a whole number.".formatted(digits));
        }
        Object converted = type == BigDecimal.class || type == Number.class ? number : number(number, type);
        if (converted == null) {
            throw new NumberFormatException("'%s' is no %s.".formatted(digits, type.getSimpleName()));
        }
        return converted;
    }

    /** How much conversion an argument needs for a parameter: 0 for none, negative where there is no way. */
    static int costOf(@Nullable Object argument, Class<?> parameter) {
        Class<?> type = BOXES.getOrDefault(parameter, parameter);
        if (argument == null) {
            return parameter.isPrimitive() ? -1 : 1;
        }
        if (argument.getClass() == type) {
            return 0;
        }
        if (type.isInstance(argument)) {
            return type == Object.class ? 20 : 2;
        }
        if (argument instanceof GString && type == String.class) {
            return 1;
        }
        boolean numbers = argument instanceof Number && Number.class.isAssignableFrom(type);
        return numbers ? 5 + type.getSimpleName().toLowerCase(Locale.ROOT).length() : -1;
    }
}
