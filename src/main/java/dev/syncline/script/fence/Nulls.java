package dev.syncline.script.fence;

import groovy.lang.Closure;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The few things Groovy lets one do with null. */
final class Nulls {

    /** Methods that go through what something holds: Groovy lets null hold nothing. */
    private static final Set<String> GOING_THROUGH = Set.of(
            "each",
            "eachWithIndex",
            "collect",
            "find",
            "findAll",
            "findResult",
            "findIndexOf",
            "any",
            "every",
            "inject",
            "grep");

    private Nulls() {}

    /** Whether Groovy takes this as a call on something empty. */
    static boolean goesThrough(String name, @Nullable Object[] arguments) {
        return GOING_THROUGH.contains(name)
                && arguments.length > 0
                && arguments[arguments.length - 1] instanceof Closure;
    }

    /** What such a call gives: what it goes through comes back from {@code each} as it was. */
    static @Nullable Object through(String name, @Nullable Object result) {
        return name.startsWith("each") ? null : result;
    }

    static @Nullable Object call(String name, @Nullable Object[] arguments) throws Throwable {
        switch (name) {
            case "toString":
                return "null";
            case "equals", "is":
                return arguments.length == 1 && arguments[0] == null;
            case "plus":
                if (arguments.length == 1 && arguments[0] instanceof CharSequence text) {
                    return "null" + Operators.toString(text);
                }
                break;
            case "iterator":
                return List.of().iterator();
            case "asBoolean":
                return false;
            case "asType":
                return null;
            case "isCase":
                return arguments.length == 1 && arguments[0] == null;
            default:
        }
        throw new NullPointerException("Cannot call %s() on null.".formatted(name));
    }
}
