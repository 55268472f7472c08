package dev.syncline.script.fence;

import org.codehaus.groovy.runtime.wrappers.Wrapper;
import org.jspecify.annotations.Nullable;

/** A {@code new} in a rule. */
final class NewSite {

    private static final int SPREAD = 16;

    private final boolean spread;

    NewSite(int flags) {
        this.spread = (flags & SPREAD) != 0;
    }

    @Nullable
    Object make(@Nullable Object made, @Nullable Object[] given) throws Throwable {
        @Nullable Object[] arguments = given;
        if (spread && arguments.length == 1 && arguments[0] instanceof Object[] all) {
            arguments = all;
        }
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof Wrapper wrapper) {
                arguments[i] = wrapper.unwrap();
            }
        }
        if (!(made instanceof Class<?> type)) {
            throw Refusals.of(Object.class, "new()");
        }
        Budget budget = Budget.current();
        budget.tick();
        budget.enter();
        try {
            return ClassMembers.create(type, arguments);
        } finally {
            budget.leave();
        }
    }
}
