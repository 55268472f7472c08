package dev.syncline.script.fence;

import groovy.lang.Closure;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A closure whose results Groovy goes on to hash, compare or repeat, as in {@code groupBy}: each is weighed before it
 * gets there, since nothing can end a hash of what is nested without bound.
 */
final class Weighed extends Closure<Object> {

    private static final long serialVersionUID = 1L;

    private static final Set<String> NAMES = Set.of(
            "collectEntries",
            "countBy",
            "flatten",
            "groupBy",
            "intersect",
            "max",
            "min",
            "minus",
            "removeAll",
            "retainAll",
            "sort",
            "sum",
            "toSorted",
            "toUnique",
            "unique");

    private final transient Closure<?> inner;

    private Weighed(Closure<?> inner) {
        super(inner.getOwner(), inner.getThisObject());
        this.inner = inner;
        maximumNumberOfParameters = inner.getMaximumNumberOfParameters();
        parameterTypes = inner.getParameterTypes();
        setDelegate(inner.getDelegate());
        setResolveStrategy(inner.getResolveStrategy());
    }

    /** The arguments of a call, with the closures in them weighed where the method needs it. */
    static @Nullable Object[] of(String method, @Nullable Object[] given) {
        boolean into = given.length > 1 && (given[0] instanceof Set || given[0] instanceof Map);
        if (!into && !NAMES.contains(method)) {
            return given;
        }
        @Nullable Object[] weighed = given;
        for (int i = 0; i < given.length; i++) {
            if (given[i] instanceof Closure<?> closure) {
                weighed = weighed == given ? Arrays.copyOf(given, given.length) : weighed;
                weighed[i] = new Weighed(closure);
            }
        }
        return weighed;
    }

    @Override
    public @Nullable Object call() {
        return weighed(inner.call());
    }

    @Override
    public @Nullable Object call(Object argument) {
        return weighed(inner.call(argument));
    }

    @Override
    public @Nullable Object call(Object... arguments) {
        return weighed(inner.call(arguments));
    }

    private static @Nullable Object weighed(@Nullable Object result) {
        Guards.weigh(result);
        return result;
    }
}
