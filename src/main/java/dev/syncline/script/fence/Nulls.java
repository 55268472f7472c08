package dev.syncline.script.fence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The few things Groovy lets one do with null. */
final class Nulls {

    private Nulls() {}

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
