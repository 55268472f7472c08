package dev.syncline.script.api;

import org.jspecify.annotations.Nullable;

/** A key and the traces that go with it; rules know it as {@code scala.Tuple2}. */
public final class Pair implements HasProperties {

    private final @Nullable Object first;
    private final @Nullable Object second;

    public Pair(@Nullable Object first, @Nullable Object second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public @Nullable Object get(String name) {
        return switch (name) {
            case "_1" -> first;
            case "_2" -> second;
            default -> null;
        };
    }

    @Override
    public void set(String name, @Nullable Object value) {
        throw new IllegalArgumentException("A Tuple2 cannot be changed.");
    }
}
