package dev.syncline.script.fence;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Where the call sites of a rule begin; takes the place of Groovy's own. */
public final class Sites {

    private static final MethodType ON_ARGUMENTS = MethodType.methodType(Object.class, Object.class, Object[].class);
    private static final MethodHandle CALL = handle(InvokeSite.class, "call", ON_ARGUMENTS);
    private static final MethodHandle MAKE = handle(NewSite.class, "make", ON_ARGUMENTS);
    private static final MethodHandle GET = handle(PropertySite.class, "get", MethodType.genericMethodType(1));
    private static final MethodHandle CAST =
            handle(Casts.class, "cast", MethodType.methodType(Object.class, Object.class, Class.class));

    private Sites() {}

    /** Links one call site; the signature is that of Groovy's bootstrap method. */
    public static CallSite bootstrap(
            MethodHandles.Lookup caller, String kind, MethodType shape, String name, int flags) {
        int arguments = shape.parameterCount() - 1;
        MethodHandle handle = switch (kind) {
            case "invoke" -> collecting(CALL.bindTo(new InvokeSite(name, flags)), arguments);
            case "getProperty" -> GET.bindTo(new PropertySite(name, flags));
            case "init" -> collecting(MAKE.bindTo(new NewSite(flags)), arguments);
            case "cast" -> MethodHandles.insertArguments(CAST, 1, shape.returnType());
            default -> throw Aborted.refused("A call of the kind " + kind + " is not known.", "Rewrite it.");
        };
        return new ConstantCallSite(handle.asType(shape));
    }

    private static MethodHandle collecting(MethodHandle site, int arguments) {
        return site.asCollector(Object[].class, arguments);
    }

    private static MethodHandle handle(Class<?> owner, String name, MethodType type) {
        try {
            return owner == Casts.class
                    ? MethodHandles.lookup().findStatic(owner, name, type)
                    : MethodHandles.lookup().findVirtual(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
