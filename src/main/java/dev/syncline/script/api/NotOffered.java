package dev.syncline.script.api;

/** A rule asked for something that is not there, and there is something else to use. */
public final class NotOffered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String instead;

    /**
     * Says what is not there.
     *
     * @param instead what to do about it, as a sentence
     */
    public NotOffered(String message, String instead) {
        super(message);
        this.instead = instead;
    }

    /** What to do about it. */
    public String instead() {
        return instead;
    }
}
