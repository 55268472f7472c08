package dev.syncline.script.fence;

import org.jspecify.annotations.Nullable;

/** A member that was selected and permitted, ready to be called. */
interface Target {

    @Nullable
    Object call(Object receiver, @Nullable Object[] arguments) throws Throwable;
}
