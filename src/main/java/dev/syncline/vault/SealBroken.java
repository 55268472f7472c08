package dev.syncline.vault;

import org.jspecify.annotations.Nullable;

/** Sealed text that was altered, moved from another place, or sealed with another key. */
public final class SealBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SealBroken(String place, @Nullable Throwable cause) {
        super(
                "What is kept in " + place
                        + " cannot be opened: it was altered, moved here from elsewhere, or sealed with another key.",
                cause);
    }
}
