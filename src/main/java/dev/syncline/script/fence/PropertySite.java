package dev.syncline.script.fence;

import dev.syncline.script.api.HubObject;
import org.codehaus.groovy.runtime.wrappers.Wrapper;
import org.jspecify.annotations.Nullable;

/** A property read in a rule; remembers the getter of the last class it was permitted to call. */
final class PropertySite {

    private static final int SAFE = 1;
    private static final @Nullable Object[] NONE = new @Nullable Object[0];

    private final String name;
    private final boolean safe;
    private @Nullable Entry last;

    PropertySite(String name, int flags) {
        this.name = name;
        this.safe = (flags & SAFE) != 0;
    }

    @Nullable
    Object get(@Nullable Object given) throws Throwable {
        if (given instanceof HubObject hub) {
            return hub.get(name);
        }
        Object receiver = given instanceof Wrapper wrapper ? wrapper.unwrap() : given;
        if (receiver == null) {
            if (safe) {
                return null;
            }
            throw new NullPointerException("Cannot get property '%s' of null.".formatted(name));
        }
        Target getter = getter(receiver);
        return getter == null ? Properties.get(receiver, name) : getter.call(receiver, NONE);
    }

    private @Nullable Target getter(Object receiver) {
        Entry known = last;
        if (known != null && known.type == receiver.getClass()) {
            return known.getter;
        }
        Target getter = Properties.beanGetter(receiver, name);
        if (getter != null) {
            last = new Entry(receiver.getClass(), getter);
        }
        return getter;
    }

    private record Entry(Class<?> type, Target getter) {}
}
