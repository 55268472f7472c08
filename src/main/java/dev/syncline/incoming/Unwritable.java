package dev.syncline.incoming;

/** Something that came in and cannot be written, whatever the tracker says. */
public final class Unwritable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    Unwritable(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
