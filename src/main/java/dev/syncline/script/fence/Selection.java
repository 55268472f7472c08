package dev.syncline.script.fence;

import groovy.lang.GroovyRuntimeException;
import groovy.lang.MetaClassImpl;
import groovy.lang.MetaMethod;
import java.lang.reflect.Constructor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of several members a call means; for methods, Groovy says. */
final class Selection {

    private Selection() {}

    static @Nullable MetaMethod of(Class<?> type, String name, @Nullable Class<?>[] arguments) {
        try {
            return Own.metaClass(type).pickMethod(name, arguments);
        } catch (GroovyRuntimeException e) {
            throw new MissingMember("More than one method %s() of %s fits; cast the arguments, as in (String) null."
                    .formatted(name, type.getSimpleName()));
        }
    }

    static @Nullable MetaMethod ofStatic(Class<?> type, String name, @Nullable Class<?>[] arguments) {
        if (!(Own.metaClass(type) instanceof MetaClassImpl metaClass)) {
            return null;
        }
        try {
            MetaMethod selected = metaClass.getStaticMetaMethod(name, arguments);
            return selected != null && selected.isStatic() ? selected : null;
        } catch (GroovyRuntimeException e) {
            throw new MissingMember("More than one method %s() of %s fits; cast the arguments, as in (String) null."
                    .formatted(name, type.getSimpleName()));
        }
    }

    /** The constructor whose parameters take these arguments with the least conversion. */
    static @Nullable Constructor<?> constructor(List<Constructor<?>> candidates, @Nullable Object[] arguments) {
        Constructor<?> best = null;
        int leastCost = Integer.MAX_VALUE;
        for (Constructor<?> candidate : candidates) {
            int cost = cost(candidate.getParameterTypes(), arguments);
            if (cost >= 0 && cost < leastCost) {
                best = candidate;
                leastCost = cost;
            }
        }
        return best;
    }

    private static int cost(Class<?>[] parameters, @Nullable Object[] arguments) {
        if (parameters.length != arguments.length) {
            return -1;
        }
        int total = 0;
        for (int i = 0; i < parameters.length; i++) {
            int cost = Casts.costOf(arguments[i], parameters[i]);
            if (cost < 0) {
                return -1;
            }
            total += cost;
        }
        return total;
    }

    static @Nullable Class<?>[] types(@Nullable Object[] arguments) {
        @Nullable Class<?>[] types = new @Nullable Class<?>[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            types[i] = argument == null ? null : argument.getClass();
        }
        return types;
    }
}
