package dev.syncline.script.fence;

import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.codehaus.groovy.reflection.CachedMethod;
import org.jspecify.annotations.Nullable;

/** Classes, methods and fields that a rule declares itself. */
final class Own {

    private Own() {}

    static boolean is(Class<?> type) {
        return type.getClassLoader() instanceof ScriptLoader;
    }

    /** A method the rule declares, for these arguments. */
    static @Nullable Target method(Class<?> type, String name, @Nullable Class<?>[] arguments, boolean onClass) {
        return is(type) ? OwnMembers.of(type).method(name, arguments, onClass) : null;
    }

    static Target target(CachedMethod cached) {
        MethodHandle handle = handle(cached.getCachedMethod());
        return (receiver, given) -> handle.invokeExact(receiver, cached.coerceArgumentsToClasses(given));
    }

    /** Any method as {@code (Object receiver, Object[] arguments) -> Object}. */
    static MethodHandle handle(Method method) {
        try {
            if (is(method.getDeclaringClass())) {
                method.setAccessible(true);
            }
            MethodHandle handle = MethodHandles.lookup().unreflect(method).asFixedArity();
            if (Modifier.isStatic(method.getModifiers())) {
                handle = MethodHandles.dropArguments(handle, 0, Object.class);
            }
            return handle.asType(handle.type().generic()).asSpreader(Object[].class, method.getParameterCount());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The fence permits " + method + " but cannot reach it.", e);
        }
    }

    /** A field the rule declares; internal ones are not there. */
    static @Nullable Field field(Class<?> type, String name) {
        return is(type) ? OwnMembers.of(type).field(name) : null;
    }

    static MetaClass metaClass(Class<?> type) {
        return GroovySystem.getMetaClassRegistry().getMetaClass(type);
    }
}
