package dev.syncline.script.fence;

import groovy.lang.Closure;
import groovy.lang.GroovyRuntimeException;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls that fit no member, met inside Groovy's own methods: told in our words, since Groovy's list what else is there. */
final class Unfit {

    private Unfit() {}

    /** The same failure without Groovy's suggestions. */
    static Throwable told(Throwable thrown) {
        if (thrown instanceof MissingMethodException missing) {
            return new MissingMember(method(missing));
        }
        if (thrown instanceof MissingPropertyException missing) {
            return new MissingMember(
                    "%s has no property '%s'.".formatted(owner(missing.getType()), missing.getProperty()));
        }
        return thrown instanceof GroovyRuntimeException && suggests(thrown)
                ? new MissingMember("A value does not fit what Groovy was asked to do with it.")
                : thrown;
    }

    /** A position that is not there, with the value it was looked for in. */
    static IndexOutOfBoundsException outside(
            Object receiver, String name, @Nullable Object[] given, IndexOutOfBoundsException thrown) {
        String size = receiver instanceof CharSequence text
                ? "the text has %d characters.".formatted(text.length())
                : receiver instanceof Collection<?> list
                        ? "the list has %d elements.".formatted(list.size())
                        : "that is not there.";
        String positions = Arrays.stream(given)
                .map(each -> each instanceof Number ? each.toString() : "...")
                .collect(Collectors.joining(", "));
        IndexOutOfBoundsException told = new IndexOutOfBoundsException(
                "%s(%s) reaches too far: %s%s".formatted(name, positions, size, Refusals.valueOf(receiver)));
        told.initCause(thrown);
        return told;
    }

    private static String method(MissingMethodException missing) {
        @Nullable Object[] given = missing.getArguments() == null ? new Object[0] : missing.getArguments();
        String values = Members.describe("", Selection.types(given));
        Class<?> type = missing.getType();
        return type != null && Closure.class.isAssignableFrom(type)
                ? "A closure was called with %s, which it does not take; check its parameters.".formatted(values)
                : "%s has no method %s%s.".formatted(owner(type), missing.getMethod(), values);
    }

    private static String owner(@Nullable Class<?> type) {
        return type == null ? "The value" : Refusals.display(type);
    }

    private static boolean suggests(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).contains("ossible solutions");
    }
}
