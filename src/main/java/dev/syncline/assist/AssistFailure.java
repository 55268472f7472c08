package dev.syncline.assist;

/** Why no answer came, in a sentence that says what to do; it never quotes the key. */
public final class AssistFailure extends RuntimeException {

    private final Kind kind;

    AssistFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Whose it is. */
    public enum Kind {
        OFF,
        KEY_REFUSED,
        TOO_MANY,
        SERVICE,
        NO_ANSWER,
        NOT_UNDERSTOOD
    }

    public Kind kind() {
        return kind;
    }
}
