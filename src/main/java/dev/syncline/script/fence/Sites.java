package dev.syncline.script.fence;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Where the call sites of a rule begin; takes the place of Groovy's own. */
public final class Sites {

    private static final MethodHandle CALL;

    static {
        try {
            CALL = MethodHandles.lookup()
                    .findVirtual(Site.class, "call", MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Sites() {}

    /** Links one call site; the signature is that of Groovy's bootstrap method. */
    public static CallSite bootstrap(
            MethodHandles.Lookup caller, String kind, MethodType shape, String name, int flags) {
        Site site = switch (kind) {
            case "invoke" -> new InvokeSite(name, flags);
            case "getProperty" -> new PropertySite(name, flags);
            case "init" -> new NewSite(flags);
            case "cast" -> given -> Casts.cast(given[0], shape.returnType());
            default -> throw Aborted.refused("A call of the kind " + kind + " is not known.", "Rewrite it.");
        };
        MethodHandle handle = CALL.bindTo(site).asCollector(Object[].class, shape.parameterCount());
        return new ConstantCallSite(handle.asType(shape));
    }

    /** What happens at one call site. */
    interface Site {
        @Nullable
        Object call(@Nullable Object[] given) throws Throwable;
    }
}
