package dev.syncline.script.fence;

import org.codehaus.groovy.runtime.wrappers.Wrapper;
import org.jspecify.annotations.Nullable;

/** A property read in a rule. */
final class PropertySite implements Sites.Site {

    private static final int SAFE = 1;

    private final String name;
    private final boolean safe;

    PropertySite(String name, int flags) {
        this.name = name;
        this.safe = (flags & SAFE) != 0;
    }

    @Override
    public @Nullable Object call(@Nullable Object[] given) throws Throwable {
        Object receiver = given[0] instanceof Wrapper wrapper ? wrapper.unwrap() : given[0];
        if (receiver == null) {
            if (safe) {
                return null;
            }
            throw new NullPointerException("Cannot get property '%s' of null.".formatted(name));
        }
        return Properties.get(receiver, name);
    }
}
