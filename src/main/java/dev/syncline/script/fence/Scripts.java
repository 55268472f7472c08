package dev.syncline.script.fence;

import dev.syncline.script.api.LocalSide;
import dev.syncline.script.api.RuleLog;
import groovy.lang.Closure;
import groovy.lang.Script;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a rule reaches without naming an object: its variables and the few functions beside them. */
final class Scripts {

    private static final Set<String> PRINT = Set.of("println", "print", "printf");

    private Scripts() {}

    @SuppressWarnings("unchecked") // Groovy declares the variables as a raw map; names are always strings.
    static Map<String, @Nullable Object> variables(Script script) {
        return script.getBinding().getVariables();
    }

    /** A function that is a variable, such as {@code store(entity)} or a closure the rule kept without {@code def}. */
    static @Nullable Target method(Script script, String name, @Nullable Class<?>[] types) {
        Object variable = variables(script).get(name);
        if (variable instanceof Closure<?> || variable instanceof LocalSide) {
            return (receiver, given) -> callVariable((Script) receiver, name, given);
        }
        if (PRINT.contains(name)) {
            return Scripts::print;
        }
        if (Refusals.isNever(name)) {
            throw Refusals.of(script.getClass(), name + "()");
        }
        return switch (name + "/" + types.length) {
            case "toString/0" -> (receiver, given) -> "rule";
            case "with/1", "tap/1" -> Members.permitted(Object.class, name, types);
            default -> null;
        };
    }

    private static @Nullable Object callVariable(Script script, String name, @Nullable Object[] given)
            throws Throwable {
        Object variable = variables(script).get(name);
        if (variable instanceof LocalSide side) {
            return Members.of(side, "call", Selection.types(given), false).call(side, given);
        }
        return variable instanceof Closure<?> closure ? Closures.call(closure, given) : null;
    }

    private static @Nullable Object print(Object receiver, @Nullable Object[] given) {
        if (variables((Script) receiver).get("log") instanceof RuleLog log && given.length > 0) {
            log.info(Operators.toString(given[0]));
        }
        return null;
    }

    /** Functions of a rule that are no variables of it. */
    static boolean isFunction(String name) {
        return PRINT.contains(name) || Set.of("toString", "with", "tap").contains(name);
    }

    static boolean has(Script script, String name) {
        return variables(script).containsKey(name);
    }
}
