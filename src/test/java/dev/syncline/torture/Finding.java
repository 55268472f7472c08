package dev.syncline.torture;

/** Something that is not as it must be. */
public record Finding(Kind kind, String ticket, String what) {

    /** What went wrong, in the words of those who test databases. */
    public enum Kind {
        LOST,
        DOUBLED,
        DIFFERENT,
        REORDERED,
        CAME_BACK,
        UNKNOWN,
        STUCK
    }

    @Override
    public String toString() {
        return kind + " " + ticket + ": " + what;
    }
}
