package dev.syncline.script.fence;

import groovy.lang.Closure;
import groovy.lang.Script;
import java.util.List;
import org.codehaus.groovy.runtime.wrappers.Wrapper;
import org.jspecify.annotations.Nullable;

/** A method call in a rule; remembers the last three members it was permitted to call. */
final class InvokeSite {

    private static final int SAFE = 1;
    private static final int THIS_CALL = 2;
    private static final int SPREAD = 16;
    private static final int REMEMBERED = 3;

    private final String name;
    private final boolean safe;
    private final boolean implicit;
    private final boolean spread;
    private final @Nullable Entry[] entries = new @Nullable Entry[REMEMBERED];
    private int next;

    InvokeSite(String name, int flags) {
        this.name = name;
        this.safe = (flags & SAFE) != 0;
        this.implicit = (flags & THIS_CALL) != 0;
        this.spread = (flags & SPREAD) != 0;
    }

    @Nullable
    Object call(@Nullable Object on, @Nullable Object[] given) throws Throwable {
        Object receiver = on instanceof Wrapper wrapper ? wrapper.unwrap() : on;
        @Nullable Object[] arguments = given;
        if (spread && arguments.length == 1 && arguments[0] instanceof Object[] all) {
            arguments = all;
        }
        if (receiver == null) {
            if (safe) {
                return null;
            }
            return Nulls.goesThrough(name, arguments)
                    ? Nulls.through(name, reached(List.of(), arguments))
                    : Nulls.call(name, arguments);
        }
        return reached(receiver, arguments);
    }

    private @Nullable Object reached(Object receiver, @Nullable Object[] arguments) throws Throwable {
        Budget budget = Budget.current();
        budget.tick();
        budget.enter();
        try {
            return target(receiver, arguments).call(receiver, arguments);
        } finally {
            budget.leave();
        }
    }

    private Target target(Object receiver, @Nullable Object[] arguments) {
        @Nullable Class<?>[] cast = unwrap(arguments);
        if (cast != null) {
            return Members.of(receiver, name, cast, implicit);
        }
        Object key = receiver instanceof Class ? receiver : receiver.getClass();
        for (Entry entry : entries) {
            if (entry != null && entry.fits(key, arguments)) {
                return entry.target;
            }
        }
        @Nullable Class<?>[] types = Selection.types(arguments);
        Target lasting = lasting(receiver, types);
        if (lasting == null) {
            return Members.of(receiver, name, types, implicit);
        }
        entries[next] = new Entry(key, types, lasting);
        next = (next + 1) % REMEMBERED;
        return lasting;
    }

    /** The member for every receiver of this class; null where each closure or script may have another. */
    private @Nullable Target lasting(Object receiver, @Nullable Class<?>[] types) {
        if (receiver instanceof Script) {
            return Own.method(receiver.getClass(), name, types, false);
        }
        return receiver instanceof Closure && implicit ? null : Members.of(receiver, name, types, implicit);
    }

    /** Arguments such as {@code (String) null} come wrapped with the type they were cast to. */
    private static @Nullable Class<?> @Nullable [] unwrap(@Nullable Object[] arguments) {
        @Nullable Class<?>[] types = null;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof Wrapper wrapper) {
                types = types == null ? Selection.types(arguments) : types;
                types[i] = wrapper.getType();
                arguments[i] = wrapper.unwrap();
            }
        }
        return types;
    }

    private record Entry(Object key, @Nullable Class<?>[] types, Target target) {

        boolean fits(Object receiver, @Nullable Object[] arguments) {
            if (key != receiver || types.length != arguments.length) {
                return false;
            }
            for (int i = 0; i < types.length; i++) {
                Object argument = arguments[i];
                if (types[i] != (argument == null ? null : argument.getClass())) {
                    return false;
                }
            }
            return true;
        }
    }
}
