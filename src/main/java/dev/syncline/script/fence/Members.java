package dev.syncline.script.fence;

import dev.syncline.script.api.HasProperties;
import dev.syncline.script.api.HubObject;
import dev.syncline.script.api.Refuses;
import groovy.lang.Closure;
import groovy.lang.GString;
import groovy.lang.GroovyRuntimeException;
import groovy.lang.MetaMethod;
import groovy.lang.Script;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.codehaus.groovy.reflection.CachedMethod;
import org.codehaus.groovy.reflection.GeneratedMetaMethod;
import org.codehaus.groovy.runtime.ScriptBytecodeAdapter;
import org.codehaus.groovy.runtime.metaclass.NewMetaMethod;
import org.jspecify.annotations.Nullable;

/** Finds the member a call means and decides whether a rule may call it; exactly that member is then called. */
final class Members {

    private Members() {}

    /** The target of a call on an object; never null. */
    static Target of(Object receiver, String name, @Nullable Class<?>[] types, boolean implicit) {
        Target target = find(receiver, name, types, implicit);
        if (target == null) {
            throw missing(receiver, name, types);
        }
        return target;
    }

    /** The same, null where there is no such member. */
    static @Nullable Target find(Object receiver, String name, @Nullable Class<?>[] types, boolean implicit) {
        if (receiver instanceof Class<?> type) {
            return ClassMembers.find(type, name, types);
        }
        if (receiver instanceof Closure<?> closure) {
            return implicit ? Closures.implicit(name) : Closures.method(closure, name, types);
        }
        if (Own.is(receiver.getClass())) {
            Target own = Own.method(receiver.getClass(), name, types, false);
            if (own != null) {
                return own;
            }
            if (receiver instanceof Script script) {
                return Scripts.method(script, name, types);
            }
        }
        Target route = Routes.find(receiver, name, types);
        if (route != null) {
            return route;
        }
        if (Refusals.isNever(name)) {
            throw Refusals.of(receiver.getClass(), name + "()");
        }
        if (receiver instanceof HasProperties) {
            Target accessor = accessor(name, types.length);
            if (accessor != null) {
                return accessor;
            }
        }
        if (receiver instanceof GString) {
            return onString(name, types);
        }
        return permitted(receiver.getClass(), name, types);
    }

    private static @Nullable Target accessor(String name, int arguments) {
        String property = HubObject.propertyOf(name);
        if (property == null || name.equals("getClass")) {
            return null;
        }
        if (arguments == 0 && !name.startsWith("set")) {
            return (receiver, given) -> ((HasProperties) receiver).get(property);
        }
        if (arguments == 1 && name.startsWith("set")) {
            return (receiver, given) -> {
                ((HasProperties) receiver).set(property, given[0]);
                return null;
            };
        }
        return null;
    }

    private static @Nullable Target onString(String name, @Nullable Class<?>[] types) {
        Target target = permitted(String.class, name, types);
        return target == null ? null : (receiver, given) -> target.call(receiver.toString(), given);
    }

    /** Groovy selects; the lists decide. */
    static @Nullable Target permitted(Class<?> type, String name, @Nullable Class<?>[] types) {
        MetaMethod selected = Selection.of(type, name, types);
        if (selected == null) {
            return null;
        }
        Class<?>[] parameters = selected.getNativeParameterTypes();
        if (selected instanceof CachedMethod cached) {
            if (cached.isStatic()) {
                return null;
            }
            Method permitted = Permitted.method(type, name, parameters);
            if (permitted == null) {
                mayBeNull(type, name, types);
                throw Refusals.of(cached.getCachedMethod().getDeclaringClass(), describe(name, parameters));
            }
            return guarded(jdk(cached, permitted), name);
        }
        if (!Permitted.isGroovy(selected.getDeclaringClass().getTheClass(), name, parameters)) {
            mayBeNull(type, name, types);
        }
        return addition(selected, name);
    }

    /** What Groovy adds to a class of the JDK; to the class itself where it is static. */
    static Target addition(MetaMethod selected, String name) {
        Class<?> self = selected.getDeclaringClass().getTheClass();
        Class<?>[] parameters = selected.getNativeParameterTypes();
        boolean groovy = selected instanceof GeneratedMetaMethod
                || selected instanceof NewMetaMethod
                || selected.getClass().getName().startsWith("org.codehaus.groovy.runtime.dgm");
        if (!groovy || !Permitted.isGroovy(self, name, parameters)) {
            throw Refusals.of(self, describe(name, parameters));
        }
        return guarded(
                (receiver, given) -> {
                    try {
                        return selected.doMethodInvoke(receiver, given);
                    } catch (GroovyRuntimeException e) {
                        throw Unfit.told(ScriptBytecodeAdapter.unwrap(e));
                    }
                },
                name);
    }

    private static Target jdk(CachedMethod selected, Method permitted) {
        MethodHandle handle = Own.handle(permitted);
        return (receiver, given) -> {
            try {
                return handle.invokeExact(receiver, selected.coerceArgumentsToClasses(given));
            } catch (IndexOutOfBoundsException e) {
                throw Unfit.outside(receiver, selected.getName(), given, e);
            }
        };
    }

    /** With a null among the arguments Groovy may select what nobody meant. */
    private static void mayBeNull(Class<?> type, String name, @Nullable Class<?>[] types) {
        if (Permitted.hasName(name) && Arrays.asList(types).contains(null)) {
            throw new NullPointerException(
                    "%s.%s was given null.".formatted(Refusals.display(type), describe(name, types)));
        }
    }

    private static Target guarded(Target target, String name) {
        Guards guard = Guards.of(name);
        return (receiver, given) -> {
            guard.before(receiver, given);
            Object result = target.call(receiver, Weighed.of(name, given));
            Budget.current().check();
            return result;
        };
    }

    static String describe(String name, @Nullable Class<?>[] types) {
        return name
                + Arrays.stream(types)
                        .map(type -> type == null ? "null" : type.getSimpleName())
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    static RuntimeException missing(Object receiver, String name, @Nullable Class<?>[] types) {
        if (receiver instanceof Refuses helper) {
            return helper.refusal(name);
        }
        String owner = receiver instanceof Script
                ? "The rule"
                : Refusals.display(receiver instanceof Class<?> type ? type : receiver.getClass());
        return new MissingMember(
                "%s has no method %s.%s".formatted(owner, describe(name, types), Refusals.valueOf(receiver)));
    }
}
