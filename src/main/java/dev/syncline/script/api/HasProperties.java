package dev.syncline.script.api;

import org.jspecify.annotations.Nullable;

/** An object whose properties a rule reads and sets by any name. */
public interface HasProperties {

    @Nullable
    Object get(String name);

    void set(String name, @Nullable Object value);
}
