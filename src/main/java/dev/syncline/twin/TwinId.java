package dev.syncline.twin;

import java.util.UUID;

/** A pair of items; both nodes use the same id, given by the side that put the item under sync first. */
public record TwinId(UUID value) {

    public static TwinId of(String text) {
        return new TwinId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
