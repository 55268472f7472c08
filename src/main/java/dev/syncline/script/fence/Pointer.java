package dev.syncline.script.fence;

import groovy.lang.Closure;
import org.jspecify.annotations.Nullable;

/** A method taken as a closure, as in {@code this.&name}; checked again whenever it is called. */
public final class Pointer extends Closure<Object> {

    private static final long serialVersionUID = 1L;

    private final transient Object target;
    private final String name;

    Pointer(Object target, String name) {
        super(target);
        this.target = target;
        this.name = name;
    }

    @Override
    public String toString() {
        return "closure";
    }

    /** Calls the method. */
    public @Nullable Object doCall(Object... given) throws Throwable {
        return name.equals("new") && target instanceof Class
                ? new NewSite(0).make(target, given.clone())
                : new InvokeSite(name, 0).call(target, given.clone());
    }
}
