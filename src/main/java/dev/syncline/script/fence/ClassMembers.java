package dev.syncline.script.fence;

import dev.syncline.script.api.StandIns;
import groovy.lang.MetaMethod;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.reflection.CachedMethod;
import org.codehaus.groovy.runtime.metaclass.NewMetaMethod;
import org.jspecify.annotations.Nullable;

/** Static members and constructors. */
final class ClassMembers {

    private ClassMembers() {}

    static @Nullable Target find(Class<?> type, String name, @Nullable Class<?>[] types) {
        if (Own.is(type)) {
            Target own = Own.method(type, name, types, true);
            if (own != null) {
                return own;
            }
        }
        Target ofClass = onClass(name, types.length);
        if (ofClass != null) {
            return ofClass;
        }
        Target route = Routes.findStatic(type, name);
        if (route != null) {
            return route;
        }
        if (Refusals.isNever(name)) {
            throw Refusals.of(type, name + "()");
        }
        return permitted(type, name, types);
    }

    private static @Nullable Target permitted(Class<?> type, String name, @Nullable Class<?>[] types) {
        MetaMethod selected = Selection.ofStatic(type, name, types);
        if (selected == null) {
            if (type.getEnclosingClass() == StandIns.class || Selection.of(Class.class, name, types) != null) {
                throw Refusals.of(
                        type.getEnclosingClass() == StandIns.class ? type : Class.class, Members.describe(name, types));
            }
            return null;
        }
        if (selected instanceof NewMetaMethod) {
            return Members.addition(selected, name);
        }
        if (!(selected instanceof CachedMethod cached)
                || !Permitted.isStatic(
                        cached.getCachedMethod().getDeclaringClass(), name, cached.getNativeParameterTypes())) {
            throw Refusals.of(type, Members.describe(name, types));
        }
        var handle = Own.handle(cached.getCachedMethod());
        Guards guard = Guards.of(name);
        return (receiver, given) -> {
            guard.before(receiver, given);
            Object result = handle.invokeExact(receiver, cached.coerceArgumentsToClasses(given));
            Budget.current().check();
            return result;
        };
    }

    private static @Nullable Target onClass(String name, int arguments) {
        return switch (name + "/" + arguments) {
            case "getName/0" -> (type, given) -> ((Class<?>) type).getName();
            case "getSimpleName/0" -> (type, given) -> ((Class<?>) type).getSimpleName();
            case "toString/0" -> (type, given) -> type.toString();
            case "hashCode/0" -> (type, given) -> type.hashCode();
            case "isInstance/1" -> (type, given) -> ((Class<?>) type).isInstance(given[0]);
            case "equals/1" -> (type, given) -> type.equals(given[0]);
            case "isCase/1" -> (type, given) -> ((Class<?>) type).isInstance(given[0]);
            case "getClass/0" -> (type, given) -> Class.class;
            case "call/0", "call/1" -> null;
            default -> null;
        };
    }

    /** A new object of a class that the rule declares or the lists permit. */
    static Object create(Class<?> type, @Nullable Object[] arguments) throws Throwable {
        boolean own = Own.is(type);
        List<Constructor<?>> candidates = own ? List.of(type.getDeclaredConstructors()) : Permitted.constructors(type);
        List<Constructor<?>> reachable = new ArrayList<>(candidates);
        reachable.removeIf(Constructor::isSynthetic);
        boolean named = arguments.length == 1 && arguments[0] instanceof Map;
        Constructor<?> chosen = Selection.constructor(reachable, arguments);
        boolean byProperties = own && named && (chosen == null || isBare(chosen));
        if (byProperties) {
            chosen = Selection.constructor(reachable, new Object[0]);
        }
        if (chosen == null) {
            throw candidates.isEmpty()
                    ? Refusals.of(type, "new()")
                    : new MissingMember("%s cannot be made from %s."
                            .formatted(type.getSimpleName(), Members.describe("new", Selection.types(arguments))));
        }
        Object made = construct(chosen, byProperties ? new Object[0] : arguments, own);
        if (byProperties && arguments[0] instanceof Map<?, ?> properties) {
            for (Map.Entry<?, ?> property : properties.entrySet()) {
                Properties.set(made, String.valueOf(property.getKey()), property.getValue());
            }
        }
        return made;
    }

    private static boolean isBare(Constructor<?> constructor) {
        return constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Object.class;
    }

    private static Object construct(Constructor<?> constructor, @Nullable Object[] arguments, boolean own)
            throws Throwable {
        Class<?>[] types = constructor.getParameterTypes();
        @Nullable Object[] converted = new @Nullable Object[types.length];
        for (int i = 0; i < types.length; i++) {
            converted[i] = Casts.cast(arguments[i], types[i]);
            if (Number.class.isAssignableFrom(constructor.getDeclaringClass())
                    && converted[i] instanceof CharSequence digits
                    && digits.length() > Casts.MOST_DIGITS) {
                throw Guards.tooMuch("a number of so many digits");
            }
        }
        if (own) {
            constructor.setAccessible(true);
        }
        Guards.of("new").before(constructor.getDeclaringClass(), converted);
        try {
            return constructor.newInstance(converted);
        } catch (java.lang.reflect.InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        } catch (InstantiationException e) {
            throw new MissingMember(
                    constructor.getDeclaringClass().getSimpleName() + " is abstract and cannot be made.");
        }
    }
}
