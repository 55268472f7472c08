package dev.syncline.directory;

import org.jspecify.annotations.Nullable;

/** The directory settings as somebody typed them. */
public record TypedDirectory(String tracker, Boolean shown, String directory, Boolean announced, Boolean served) {

    /** Forms leave out what is empty or not ticked. */
    public TypedDirectory(
            @Nullable String tracker,
            @Nullable Boolean shown,
            @Nullable String directory,
            @Nullable Boolean announced,
            @Nullable Boolean served) {
        this.tracker = tracker == null ? "" : tracker.strip();
        this.shown = Boolean.TRUE.equals(shown);
        this.directory = directory == null ? "" : directory.strip();
        this.announced = Boolean.TRUE.equals(announced);
        this.served = Boolean.TRUE.equals(served);
    }
}
